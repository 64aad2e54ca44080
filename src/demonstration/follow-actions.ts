import { existsSync, readFileSync } from "node:fs";
import type { Action } from "../deployment/response/action-log";

/** Looks at the log so often, ms. */
const lookEvery = 100;

/** A log of actions that is being followed. */
export interface FollowedActions {
  /** All that it holds now. */
  actions(): readonly Action[];
  close(): void;
}

/** Follows a log that another process appends to.
 * @param path of a file, which may come later
 * @param tell takes each action soon after it was logged */
export function followActions(path: string, tell: (action: Action) => void): FollowedActions {
  const actions: Action[] = [];
  const look = () => {
    if (!existsSync(path)) return;
    const wholeLines = readFileSync(path, "utf8").split("\n").slice(0, -1);
    for (const line of wholeLines.slice(actions.length)) {
      const action = JSON.parse(line) as Action;
      actions.push(action);
      tell(action);
    }
  };
  const timer = setInterval(look, lookEvery);
  return {
    actions: () => {
      look();
      return [...actions];
    },
    close: () => clearInterval(timer),
  };
}

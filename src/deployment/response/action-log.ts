import { appendFileSync } from "node:fs";
import { EnvironmentError } from "../../foundation/errors";
import type { JudgedFlow } from "../judged-flow";
import type { ResponseKind } from "./response";

/** Something done, or left undone, about an attack. */
export interface Action {
  /** s of the epoch. */
  readonly time: number;
  readonly response: ResponseKind;
  /** Address blocked or spared; absent for an alert. */
  readonly target?: string;
  readonly outcome: string;
  /** When the block ends by itself, s of the epoch. */
  readonly expires?: number;
  readonly flow: Pick<JudgedFlow, "time" | "source" | "destination" | "probability">;
}

/** The actions as lines of JSON at the end of a file, which is never rewritten.
 * @throws EnvironmentError when the file cannot be written; found out at once */
export function appendingLog(path: string): (action: Action) => void {
  const append = (text: string) => {
    try {
      appendFileSync(path, text);
    } catch (error) {
      throw new EnvironmentError(`The log of actions ${path} cannot be written: ${(error as Error).message}.`);
    }
  };
  append("");
  return (action) => append(`${JSON.stringify(action)}\n`);
}

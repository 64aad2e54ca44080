import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { followActions } from "../../src/demonstration/follow-actions";
import type { Action } from "../../src/deployment/response/action-log";
import { madeUpEpisode } from "./episodes";

test("each action of a log is told once, soon after its line is whole", async () => {
  const folder = mkdtempSync(join(tmpdir(), "xmednn actions "));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const log = join(folder, "actions.jsonl");
  const [first, second] = madeUpEpisode().actions;
  const told: Action[] = [];
  const followed = followActions(log, (action) => told.push(action));
  onTestFinished(followed.close);
  expect(followed.actions()).toEqual([]);
  const line = `${JSON.stringify(second)}\n`;
  appendFileSync(log, `${JSON.stringify(first)}\n${line.slice(0, 20)}`);
  await vi.waitFor(() => expect(told).toEqual([first]));
  appendFileSync(log, line.slice(20));
  expect(followed.actions()).toEqual([first, second]);
  expect(told).toEqual([first, second]);
});

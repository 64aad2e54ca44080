import { inspect } from "node:util";
import { expect, test } from "vitest";
import { DataError } from "../../src/foundation/errors";
import { replaceableDisplay } from "../../src/notebook/kernel";
import { showProgress } from "../../src/notebook/progress-bar";
import { notebookScreen } from "./notebook-screen";

test("an error for the user is printed as its sentence, without a stack", () => {
  expect(inspect(new DataError("The file is missing. Import it."))).toBe("The file is missing. Import it.");
});

const shown = notebookScreen();

test("what is replaced keeps its place; another place has another identifier", () => {
  const [first, second] = [replaceableDisplay(), replaceableDisplay()];
  first({ "text/plain": "a" });
  second({ "text/plain": "b" });
  first({ "text/plain": "c" });
  const ids = shown().map(({ transient }) => transient.display_id);
  expect(shown().map(({ update }) => update)).toEqual([false, false, true]);
  expect(ids[2]).toBe(ids[0]);
  expect(ids[1]).not.toBe(ids[0]);
});

test("a bar moves by whole percents, never back, and ends with the outcome", () => {
  const bar = showProgress("Training");
  for (const done of [0.001, 0.5, 0.501, 0.4, 1]) bar.onProgress(done, 1);
  bar.end("done.");
  expect(shown().map(({ data }) => data["text/plain"])).toEqual([
    "Training: 0 %",
    "Training: 50 %",
    "Training: 100 %",
    "Training: done.",
  ]);
  expect(new Set(shown().map(({ transient }) => transient.display_id)).size).toBe(1);
});

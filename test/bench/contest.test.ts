import { expect, test } from "vitest";
import type { Contender } from "../../src/bench/contender";
import { contest, median } from "../../src/bench/contest";

/** A contender whose rounds take the given milliseconds for 10 steps, and which notes its turns. */
function scripted(id: string, milliseconds: readonly number[], turns: string[]): Contender {
  const left = [...milliseconds];
  const round = async () => {
    turns.push(id);
    return { steps: 10, milliseconds: left.shift() as number };
  };
  return { id, name: id, version: "1", schedule: "tensorflow29", checkedLoss: 0, round, close: async () => {} };
}

test("the contenders take turns, and the first round of each is not timed", async () => {
  const turns: string[] = [];
  const progress: number[] = [];
  const contenders = [scripted("a", [900, 20, 40, 30], turns), scripted("b", [900, 5, 5, 8], turns)];
  const timings = await contest(contenders, 3, (done, total) => progress.push(done / total));
  expect(turns.join("")).toBe("abababab");
  expect(timings).toEqual([
    { steps: 30, median: 3, minimum: 2 },
    { steps: 30, median: 0.5, minimum: 0.5 },
  ]);
  expect(progress.at(-1)).toBe(1);
});

test("the median of an even count lies between the middle two, whatever the order", () => {
  expect(median([10, 1, 9, 2])).toBe(5.5);
  expect(median([100, 9, 20])).toBe(20);
});

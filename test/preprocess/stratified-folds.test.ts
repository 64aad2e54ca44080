import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { UsageError } from "../../src/foundation/errors";
import { randomStream } from "../../src/foundation/random";
import { splitOfFold, stratifiedFolds } from "../../src/preprocess/stratified-folds";
import { readOracle } from "../oracle";
import { realRows } from "../real-data";

interface Fold {
  readonly fold: number;
  readonly n: number;
  readonly attack: number;
  readonly sum: number;
  readonly first5: number[];
  readonly last: number;
  readonly hash: number;
}
interface Oracle {
  readonly small: Record<string, { y: number[]; k: number; fold_of_row: number[] }>;
  readonly real_10: Fold[];
  readonly real_5: Fold[];
}

const oracle = readOracle<Oracle>("splits.json");

test.each(Object.entries(oracle.small))("%s: rows fall into scikit-learn's folds", (_, { y, k, fold_of_row }) => {
  expect([...stratifiedFolds(Uint8Array.from(y), k)]).toEqual(fold_of_row);
});

describe.skipIf(realRows === null)("on the real data", () => {
  test.each(["real_10", "real_5"] as const)("%s: every fold tests scikit-learn's rows", (key) => {
    const labels = realRows?.labels ?? new Uint8Array();
    const foldOfRow = stratifiedFolds(labels, oracle[key].length);
    for (const expected of oracle[key])
      expect(summary(splitOfFold(foldOfRow, expected.fold).test, labels)).toEqual(expected);

    function summary(test: Int32Array, labelOfRow: Uint8Array): Fold {
      return {
        fold: foldOfRow[test[0]],
        n: test.length,
        attack: test.reduce((count, row) => count + labelOfRow[row], 0),
        sum: test.reduce((sum, row) => sum + row, 0),
        first5: [...test.subarray(0, 5)],
        last: test[test.length - 1],
        hash: test.reduce((hash, row) => (Math.imul(hash, 31) + row) >>> 0, 0),
      };
    }
  });
});

const labelLists = fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 12, maxLength: 80 });

test("folds part the rows, and no fold has two rows of a class more than another", () => {
  fc.assert(
    fc.property(labelLists, fc.integer({ min: 2, max: 5 }), fc.integer(), (list, folds, seed) => {
      const attacks = list.reduce((sum, label) => sum + label, 0);
      fc.pre(Math.min(attacks, list.length - attacks) >= folds);
      const foldOfRow = stratifiedFolds(Uint8Array.from(list), folds, randomStream(seed, "folds"));
      for (const label of [0, 1]) {
        const sizes = Array.from(
          { length: folds },
          (_, fold) => list.filter((l, row) => l === label && foldOfRow[row] === fold).length,
        );
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }
      const tested = Array.from({ length: folds }, (_, fold) => [...splitOfFold(foldOfRow, fold).test]).flat();
      expect(tested.sort((a, b) => a - b)).toEqual([...list.keys()]);
    }),
  );
});

test("another seed deals the rows otherwise, the same seed alike", () => {
  const labels = Uint8Array.from({ length: 60 }, (_, row) => row % 2);
  const deal = (seed: number) => [...stratifiedFolds(labels, 5, randomStream(seed, "folds"))];
  expect(deal(1)).toEqual(deal(1));
  expect(deal(1)).not.toEqual(deal(2));
});

test.each([1, 2.5, 4])("%d folds of three attacks are refused with the numbers that are possible", (folds) => {
  expect(() => stratifiedFolds(Uint8Array.from([0, 0, 0, 0, 1, 1, 1]), folds)).toThrow(UsageError);
  expect(() => stratifiedFolds(Uint8Array.from([0, 0, 0, 0, 1, 1, 1]), folds)).toThrow("ask for 2 to 3");
});

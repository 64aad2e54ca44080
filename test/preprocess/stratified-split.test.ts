import fc from "fast-check";
import { expect, test } from "vitest";
import { randomStream } from "../../src/foundation/random";
import { countClasses } from "../../src/preprocess/labelled-rows";
import { stratifiedSplit } from "../../src/preprocess/stratified-split";
import { readOracle } from "../oracle";

const { steps } = readOracle<{ steps: { after_oversampling: number; train_75: number; test_25: number } }>(
  "preprocess.json",
);

test("a quarter of the oversampled rows has scikit-learn's counts, the odd row drawn at random", () => {
  const labels = Uint8Array.from({ length: steps.after_oversampling }, (_, row) => row % 2);
  const attacksTested = Array.from({ length: 20 }, (_, seed) => {
    const { train, test: tested } = stratifiedSplit(labels, 0.25, randomStream(seed, "split"));
    expect([train.length, tested.length]).toEqual([steps.train_75, steps.test_25]);
    return countClasses(Uint8Array.from(tested, (row) => labels[row])).attack;
  });
  expect(new Set(attacksTested)).toEqual(new Set([Math.floor(steps.test_25 / 2), Math.ceil(steps.test_25 / 2)]));
});

test("the parts hold every row once, ascending, and each class in proportion", () => {
  const labelLists = fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 2, maxLength: 100 });
  fc.assert(
    fc.property(labelLists, fc.double({ min: 0.05, max: 0.95, noNaN: true }), fc.integer(), (list, share, seed) => {
      const labels = Uint8Array.from(list);
      const { train, test: tested } = stratifiedSplit(labels, share, randomStream(seed, "split"));
      expect([...train, ...tested].sort((a, b) => a - b)).toEqual([...labels.keys()]);
      expect(tested.length).toBe(Math.ceil(share * list.length));
      expect([...train]).toEqual([...train].sort((a, b) => a - b));
      const exact = (countClasses(labels).attack / list.length) * train.length;
      expect(Math.abs(countClasses(Uint8Array.from(train, (row) => labels[row])).attack - exact)).toBeLessThanOrEqual(
        1,
      );
    }),
  );
});

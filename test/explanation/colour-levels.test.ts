import { expect, test } from "vitest";
import { colourLevels } from "../../src/explanation/colour-levels";
import { quantile } from "../../src/explanation/quantile";

test("quantiles are NumPy's percentiles", () => {
  const sorted = [3, 1, 4, 1, 5, 9, 2, 6].sort((a, b) => a - b);
  // numpy.percentile of NumPy 2.4.6 at 0, 5, 25, 50, 95, 100
  const expected = [1, 1, 1.75, 3.5, 7.95, 9];
  [0, 0.05, 0.25, 0.5, 0.95, 1].forEach((share, i) => {
    expect(quantile(sorted, share)).toBeCloseTo(expected[i], 12);
  });
});

test("levels run from the 5th to the 95th percentile, and stop at both ends", () => {
  const values = Array.from({ length: 101 }, (_, i) => i);
  const levels = colourLevels(values)!;
  expect([levels[0], levels[5], levels[50], levels[95], levels[100]]).toEqual([0, 0, 0.5, 1, 1]);
});

test("where these are equal they run from the 1st to the 99th, then from the least to the greatest", () => {
  const fewOdd = Array.from({ length: 100 }, (_, i) => (i < 3 ? 8 : 2));
  expect(new Set(colourLevels(fewOdd))).toEqual(new Set([0, 1]));
  const oneOdd = Array.from({ length: 1000 }, (_, i) => (i === 0 ? 8 : 2));
  const levels = colourLevels(oneOdd)!;
  expect([levels[0], levels[1]]).toEqual([1, 0]);
});

test("values that do not vary have no colour", () => {
  expect(colourLevels([4, 4, 4])).toBeNull();
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mean, meanAndDeviation } from "../../src/evaluation/mean-and-deviation";
import { table2Metrics } from "../../src/figures/cross-validation-metrics";
import { readPaper } from "../../src/figures/paper";

const { table2 } = readPaper();

test("of one number it is that number, without deviation", () => {
  expect(meanAndDeviation([0.7])).toEqual({ mean: 0.7, deviation: 0 });
});

test("of k ones and n - k zeros it is p and the root of p (1 - p)", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 20 }), (ones, zeros) => {
      const p = ones / (ones + zeros);
      const { mean: centre, deviation } = meanAndDeviation([...Array(ones).fill(1), ...Array(zeros).fill(0)]);
      expect(centre).toBeCloseTo(p, 14);
      expect(deviation).toBeCloseTo(Math.sqrt(p * (1 - p)), 14);
    }),
  );
});

describe.each(table2Metrics.map(({ id, title }) => [title, id] as const))("the paper's Table 2, %s", (_, id) => {
  const folds = table2.folds.map((fold) => fold[id]);

  test("its mean and deviation are these, but for less than a unit of the last decimal", () => {
    const { mean: centre, deviation } = meanAndDeviation(folds);
    expect(Math.abs(centre - table2.mean[id])).toBeLessThan(1e-5);
    expect(Math.abs(deviation - table2.deviation[id])).toBeLessThan(1.1e-5);
  });

  test("with n - 1 in the denominator the deviation would be another", () => {
    const squares = folds.map((value) => (value - mean(folds)) * (value - mean(folds)));
    const sample = Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / (folds.length - 1));
    expect(sample - table2.deviation[id]).toBeGreaterThan(4e-5);
  });
});

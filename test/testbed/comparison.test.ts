import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { kolmogorovSmirnov, quantile } from "../../src/testbed/comparison";

const sample = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 30 });
const sorted = (values: readonly number[]) => Float64Array.from(values).sort();

describe("the Kolmogorov-Smirnov distance", () => {
  test("is the largest difference of the shares at or below any value", () => {
    fc.assert(
      fc.property(sample, sample, (first, second) => {
        const below = (values: readonly number[], at: number) => values.filter((v) => v <= at).length / values.length;
        const all = [...first, ...second].map((at) => Math.abs(below(first, at) - below(second, at)));
        expect(kolmogorovSmirnov(sorted(first), sorted(second))).toBeCloseTo(Math.max(...all), 12);
      }),
    );
  });

  test("is 1 for samples that do not overlap, 0 for a sample and its copy", () => {
    expect(kolmogorovSmirnov(Float64Array.of(1, 2), Float64Array.of(3))).toBe(1);
    expect(kolmogorovSmirnov(Float64Array.of(1, 2, 2), Float64Array.of(1, 1, 2, 2, 2, 2))).toBe(0);
    expect(kolmogorovSmirnov(Float64Array.of(1, 2, 3), Float64Array.of(3, 4))).toBe(2 / 3);
  });
});

test("quantiles lie between order statistics, as NumPy's default", () => {
  const values = Float64Array.of(1, 2, 4, 8);
  expect([0, 0.5, 0.75, 1].map((share) => quantile(values, share))).toEqual([1, 3, 5, 8]);
  expect(quantile(Float64Array.of(5), 0.5)).toBe(5);
});

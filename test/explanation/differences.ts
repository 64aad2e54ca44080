import { expect } from "vitest";
import type { Explanation } from "../../src/explanation/explanation";

export function largestDifference(values: ArrayLike<number>, expected: readonly number[]): number {
  expect(values.length).toBe(expected.length);
  return expected.reduce((worst, value, i) => Math.max(worst, Math.abs(values[i] - value)), 0);
}

/** The largest gap between a row's output and the expected value plus its contributions. */
export function additivityError({ contributions, expectedValue, outputs }: Explanation): number {
  return outputs.reduce((worst, output, row) => {
    const from = row * contributions.columns;
    const parts = contributions.values.subarray(from, from + contributions.columns);
    const sum = parts.reduce((total, part) => total + part, expectedValue);
    return Math.max(worst, Math.abs(sum - output));
  }, 0);
}

import fc from "fast-check";
import { expect, test } from "vitest";
import { wilsonInterval } from "../../src/evaluation/intervals";
import { UsageError } from "../../src/foundation/errors";
import { readOracle } from "../oracle";

type Interval = readonly [number, number];
interface WilsonCase {
  readonly k: number;
  readonly n: number;
  readonly ci90: Interval;
  readonly ci95: Interval;
  readonly ci99: Interval;
}
const { wilson } = readOracle<{ wilson: WilsonCase[] }>("metrics.json");

test.each(wilson)("Wilson's interval of $k in $n agrees with SciPy's to 1e-14", ({ k, n, ci90, ci95, ci99 }) => {
  for (const [confidence, expected] of [[0.9, ci90] as const, [0.95, ci95] as const, [0.99, ci99] as const]) {
    const found = wilsonInterval(k, n, confidence);
    expect(Math.abs(found[0] - expected[0])).toBeLessThan(1e-14);
    expect(Math.abs(found[1] - expected[1])).toBeLessThan(1e-14);
  }
});

test("the example of the documentation holds", () => {
  const [low, high] = wilsonInterval(3, 10, 0.95);
  expect(low).toBeCloseTo(0.107791, 6);
  expect(high).toBeCloseTo(0.603222, 6);
});

test("the interval holds the share, lies in [0, 1] and mirrors with failures for successes", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(5000), (trials, count) => {
      const successes = Math.min(count, trials);
      const [low, high] = wilsonInterval(successes, trials);
      const [mirroredLow, mirroredHigh] = wilsonInterval(trials - successes, trials);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
      expect(low).toBeLessThanOrEqual(successes / trials);
      expect(high).toBeGreaterThanOrEqual(successes / trials);
      expect(1 - mirroredHigh).toBeCloseTo(low, 12);
      expect(1 - mirroredLow).toBeCloseTo(high, 12);
    }),
  );
});

test.each([
  [1, 0, 0.95],
  [3, 2, 0.95],
  [-1, 2, 0.95],
  [0.5, 2, 0.95],
  [1, 2, 1],
])("%d of %d at confidence %d is refused", (successes, trials, confidence) => {
  expect(() => wilsonInterval(successes, trials, confidence)).toThrow(UsageError);
});

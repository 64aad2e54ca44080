import fc from "fast-check";
import { expect, test } from "vitest";
import { kendallTau } from "../../src/explanation/kendall";

test("lists with equals have SciPy's tau-b", () => {
  // scipy.stats.kendalltau of SciPy 1.17.1
  expect(kendallTau([1, 2, 2, 3, 5, 4, 4, 0], [2, 1, 3, 3, 6, 6, 5, 1])).toBeCloseTo(0.8236877675803729, 14);
});

test("the same order is 1, the reverse order -1, and a list of equals has no tau", () => {
  expect(kendallTau([1, 5, 9], [2, 3, 4])).toBe(1);
  expect(kendallTau([1, 5, 9], [4, 3, 2])).toBe(-1);
  expect(kendallTau([1, 1], [1, 2])).toBeNull();
  expect(kendallTau([7], [7])).toBeNull();
});

test("only the order counts, and both lists alike", () => {
  const list = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 6, maxLength: 6 });
  fc.assert(
    fc.property(list, list, (first, second) => {
      const tau = kendallTau(first, second);
      expect(kendallTau(second, first)).toBe(tau);
      expect(
        kendallTau(
          first.map((value) => 3 * value - 100),
          second,
        ),
      ).toBe(tau);
      if (tau !== null) expect(Math.abs(tau)).toBeLessThanOrEqual(1 + 1e-15);
    }),
    { seed: 5 },
  );
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { logistic, softplus } from "../../src/classifiers/logistic";

const logOdds = fc.double({ min: -700, max: 700, noNaN: true });

test("the logistic function is 1/2 at 0, and f(x) + f(-x) = 1", () => {
  expect(logistic(0)).toBe(0.5);
  fc.assert(
    fc.property(logOdds, (x) => {
      expect(logistic(x) + logistic(-x)).toBeCloseTo(1, 15);
    }),
  );
});

test("softplus(x) is x more than softplus(-x), and -ln of the logistic function of -x", () => {
  fc.assert(
    fc.property(logOdds, (x) => {
      expect(softplus(x) - softplus(-x)).toBeCloseTo(x, 9);
      expect(Math.abs(softplus(x) + Math.log(logistic(-x)))).toBeLessThan(1e-12 * Math.max(1, softplus(x)));
    }),
  );
});

test("nothing overflows at the ends of the doubles", () => {
  const huge = Number.MAX_VALUE;
  expect([logistic(huge), logistic(-huge), softplus(huge), softplus(-huge)]).toEqual([1, 0, huge, 0]);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { confusionMatrix, mirrored } from "../../src/evaluation/confusion-matrix";
import { balancedAccuracy, cohenKappa, matthews } from "../../src/evaluation/decision-metrics";

const count = fc.nat(30_000);
const matrices = fc.record({ tn: count, fp: count, fn: count, tp: count });

test("the examples of the documentation hold", () => {
  expect(confusionMatrix(Uint8Array.of(0, 1, 1), Float64Array.of(0.2, 0.5, 0.9))).toEqual({
    tn: 1,
    fp: 0,
    fn: 1,
    tp: 1,
  });
  expect(matthews({ tn: 11, fp: 1, fn: 2, tp: 6 })).toBeCloseTo(0.684737, 6);
});

test("Matthews' coefficient is Pearson's correlation of label and decision", () => {
  fc.assert(
    fc.property(matrices, (matrix) => {
      const { tn, fp, fn, tp } = matrix;
      const n = tn + fp + fn + tp;
      const labelMean = (tp + fn) / n;
      const decisionMean = (tp + fp) / n;
      const spread = Math.sqrt(labelMean * (1 - labelMean) * decisionMean * (1 - decisionMean));
      fc.pre(spread > 1e-6);
      expect(matthews(matrix)).toBeCloseTo((tp / n - labelMean * decisionMean) / spread, 6);
    }),
  );
});

test("neither Matthews' coefficient nor kappa knows which class is positive, and kappa is the nearer to 0", () => {
  fc.assert(
    fc.property(matrices, (matrix) => {
      const kappa = cohenKappa(matrix);
      fc.pre(kappa !== null);
      expect(matthews(mirrored(matrix))).toBeCloseTo(matthews(matrix), 12);
      expect(cohenKappa(mirrored(matrix))).toBe(kappa);
      expect(Math.abs(kappa!)).toBeLessThanOrEqual(Math.abs(matthews(matrix)) + 1e-9);
    }),
  );
});

test("balanced accuracy leaves out a class that does not occur", () => {
  expect(balancedAccuracy({ tn: 3, fp: 1, fn: 0, tp: 0 })).toBe(0.75);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { gaussianNaiveBayes } from "../../src/classifiers/gaussian-naive-bayes";
import { DataError, UsageError } from "../../src/foundation/errors";
import { baseline, describeOnRealRows, expectMetrics, largestRelativeGap } from "./baselines";
import { matrixOf, trainingRows } from "./small-rows";

interface MomentsOracle {
  readonly first50: number[];
  readonly epsilon: number;
  readonly priors: [number, number];
  readonly theta: [number[], number[]];
  readonly var: [number[], number[]];
}

describeOnRealRows("on the real data, as scikit-learn's GaussianNB", (real) => {
  const { train, trainLabels, test: unseen } = real;

  test("with its defaults: moments and epsilon to 1e-14, probabilities to 1e-13 relative, every metric", () => {
    const expected = baseline<MomentsOracle>("gnb");
    const model = gaussianNaiveBayes().fit(train, trainLabels);
    const probabilities = model.attackProbability(unseen);
    // Measured 0: the moments are summed in the same order.
    expect(largestRelativeGap([model.epsilon], [expected.epsilon])).toBeLessThan(1e-14);
    for (const [k, moments] of [model.normal, model.attack].entries()) {
      expect(moments.prior).toBe(expected.priors[k]);
      expect(largestRelativeGap(moments.means, expected.theta[k])).toBeLessThan(1e-14);
      expect(largestRelativeGap(moments.variances, expected.var[k])).toBeLessThan(1e-14);
    }
    expect(largestRelativeGap(probabilities.subarray(0, 50), expected.first50)).toBeLessThan(1e-13);
    // One log-loss is that of 3,563 certain mistakes, where 1 - p keeps only the last bits of p: measured 9.2e-13.
    expectMetrics(real, probabilities, expected.metrics, { logLoss: 1e-11 });
  });

  test("with var_smoothing 1e-3: epsilon and probabilities to 1e-13 relative, every metric", () => {
    const expected = baseline<{ first50: number[]; epsilon: number }>("gnb_smooth");
    const model = gaussianNaiveBayes({ smoothing: 1e-3 }).fit(train, trainLabels);
    const probabilities = model.attackProbability(unseen);
    expect(largestRelativeGap([model.epsilon], [expected.epsilon])).toBeLessThan(1e-14);
    expect(largestRelativeGap(probabilities.subarray(0, 50), expected.first50)).toBeLessThan(1e-13);
    expectMetrics(real, probabilities, expected.metrics);
  });
});

test("the probability is Bayes' rule with two normal densities", () => {
  // Normal 0, 2: mean 1, variance 1. Attacks 3, 5, 4: mean 4, variance 2/3. Priors 2/5 and 3/5.
  const model = gaussianNaiveBayes({ smoothing: 0 }).fit(
    matrixOf([[0], [2], [3], [5], [4]]),
    Uint8Array.of(0, 0, 1, 1, 1),
  );
  const density = (x: number, mean: number, variance: number) =>
    Math.exp(-((x - mean) ** 2) / (2 * variance)) / Math.sqrt(2 * Math.PI * variance);
  for (const x of [-3, 0, 2.5, 4, 9]) {
    const normal = (2 / 5) * density(x, 1, 1);
    const attack = (3 / 5) * density(x, 4, 2 / 3);
    expect(model.attackProbability(matrixOf([[x]]))[0]).toBeCloseTo(attack / (attack + normal), 13);
  }
});

test("the order of the features does not matter", () => {
  fc.assert(
    fc.property(trainingRows, ({ rows, labels }) => {
      const reversed = (row: number) =>
        Array.from(rows.values.subarray(row * rows.columns, (row + 1) * rows.columns)).reverse();
      const mirrored = matrixOf(Array.from({ length: rows.rows }, (_, row) => reversed(row)));
      const fitted = (own: typeof rows) =>
        gaussianNaiveBayes({ smoothing: 0.1 }).fit(own, labels).attackProbability(own);
      fc.pre(varies(rows.values, rows.columns));
      expect(largestRelativeGap(fitted(mirrored), fitted(rows))).toBeLessThan(1e-9);
    }),
  );
});

function varies(values: Float64Array, columns: number): boolean {
  return values.some((value, i) => value !== values[i % columns]);
}

test("a feature that is constant within a class decides alone when nothing smooths it", () => {
  const rows = matrixOf([
    [0, 0.1],
    [0, 0.9],
    [0.5, 0.1],
    [1, 0.9],
  ]);
  const labels = Uint8Array.of(0, 0, 1, 1);
  const probabilities = gaussianNaiveBayes()
    .fit(rows, labels)
    .attackProbability(matrixOf([[0.001, 0.5]]));
  expect(probabilities[0]).toBe(1);
});

test("what cannot be fitted is refused with a sentence", () => {
  const labels = Uint8Array.of(0, 1);
  expect(() => gaussianNaiveBayes({ smoothing: -1 })).toThrow(UsageError);
  expect(() => gaussianNaiveBayes().fit(matrixOf([[1], [1]]), labels)).toThrow(DataError);
  expect(() => gaussianNaiveBayes().fit(matrixOf([[1], [1]]), labels)).toThrow(/Feature 0 does not vary/);
});

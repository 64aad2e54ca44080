import exp from "@stdlib/math-base-special-exp";
import ln from "@stdlib/math-base-special-ln";
import { DataError, UsageError } from "../foundation/errors";
import type { Matrix } from "../foundation/matrix";
import type { Classifier, TrainedClassifier } from "./classifier";
import { softplus } from "./logistic";
import { requireFeatures, requireTrainingRows } from "./training-rows";

/** Share of the largest variance of a feature that is added to every variance, as scikit-learn's var_smoothing. */
export const gaussianNaiveBayesDefaults = { smoothing: 1e-9 };

/** What is learnt of one class. */
export interface ClassMoments {
  /** Share of the class in the training rows. */
  readonly prior: number;
  /** One a feature. */
  readonly means: Float64Array;
  /** One a feature, with n in the denominator, smoothed. */
  readonly variances: Float64Array;
}

export interface GaussianNaiveBayesModel extends TrainedClassifier {
  readonly normal: ClassMoments;
  readonly attack: ClassMoments;
  /** What was added to every variance. */
  readonly epsilon: number;
}

/** Gaussian naive Bayes: each feature of each class is taken as normally distributed and independent of the others.
 * A feature that is constant within a class gets the variance epsilon alone and outweighs all others: this is how the
 * method behaves on such data, here as in scikit-learn.
 * @throws UsageError when smoothing is negative; fit throws a DataError when a feature is left without any variance
 * @see Hastie, Tibshirani and Friedman 2009, The Elements of Statistical Learning, section 6.6.3 */
export function gaussianNaiveBayes(options: Partial<typeof gaussianNaiveBayesDefaults> = {}) {
  const settings = { ...gaussianNaiveBayesDefaults, ...options };
  if (!(settings.smoothing >= 0)) throw new UsageError(`Smoothing is ${settings.smoothing}; it must not be negative.`);
  return {
    id: "gnb",
    name: "Gaussian naive Bayes",
    settings,
    fit(rows: Matrix, labels: Uint8Array): GaussianNaiveBayesModel {
      requireTrainingRows(rows, labels);
      const epsilon = settings.smoothing * Math.max(...columnMoments(rows, () => true).variances);
      const normal = classMoments(rows, labels, 0, epsilon);
      const attack = classMoments(rows, labels, 1, epsilon);
      return { normal, attack, epsilon, attackProbability: (unseen) => attackProbability(unseen, normal, attack) };
    },
  } satisfies Classifier;
}

/** Count, means and population variances of the chosen rows, in two passes so that no digits cancel. */
function columnMoments({ rows, columns, values }: Matrix, chosen: (row: number) => boolean) {
  const means = new Float64Array(columns);
  const variances = new Float64Array(columns);
  let count = 0;
  for (let row = 0; row < rows; row++) {
    if (!chosen(row)) continue;
    count++;
    for (let j = 0; j < columns; j++) means[j] += values[row * columns + j];
  }
  for (let j = 0; j < columns; j++) means[j] /= count;
  for (let row = 0; row < rows; row++) {
    if (!chosen(row)) continue;
    for (let j = 0; j < columns; j++) {
      const deviation = values[row * columns + j] - means[j];
      variances[j] += deviation * deviation;
    }
  }
  for (let j = 0; j < columns; j++) variances[j] /= count;
  return { count, means, variances };
}

function classMoments(rows: Matrix, labels: Uint8Array, label: 0 | 1, epsilon: number): ClassMoments {
  const { count, means, variances } = columnMoments(rows, (row) => labels[row] === label);
  const smoothed = variances.map((variance) => variance + epsilon);
  const constant = smoothed.indexOf(0);
  if (constant >= 0)
    throw new DataError(
      `Feature ${constant} does not vary within a class, so Gaussian naive Bayes cannot weigh it: choose a smoothing above 0, and at least one feature that varies.`,
    );
  return { prior: count / rows.rows, means, variances: smoothed };
}

/** Normalised by the logarithm of the summed densities, as in scikit-learn: where the log-densities are large, rows tie
 * at probability 1 by rounding, and they have to be the same rows for ranks to agree. */
function attackProbability(rows: Matrix, normal: ClassMoments, attack: ClassMoments): Float64Array {
  requireFeatures(rows, normal.means.length);
  const normalWeight = logWeight(normal);
  const attackWeight = logWeight(attack);
  return Float64Array.from({ length: rows.rows }, (_, row) => {
    const asNormal = normalWeight - squaredDistance(rows, row, normal) / 2;
    const asAttack = attackWeight - squaredDistance(rows, row, attack) / 2;
    const either = Math.max(asNormal, asAttack) + softplus(-Math.abs(asNormal - asAttack));
    return exp(asAttack - either);
  });
}

/** The part of a class's joint log-density that is the same for every row. */
function logWeight({ prior, variances }: ClassMoments): number {
  return ln(prior) - variances.reduce((sum, variance) => sum + ln(2 * Math.PI * variance), 0) / 2;
}

/** Squared distance of a row from the class's means, in standard deviations. */
function squaredDistance({ columns, values }: Matrix, row: number, { means, variances }: ClassMoments): number {
  let sum = 0;
  for (let j = 0, at = row * columns; j < columns; j++) {
    const deviation = values[at + j] - means[j];
    sum += (deviation * deviation) / variances[j];
  }
  return sum;
}

import ln from "@stdlib/math-base-special-ln";
import { DataError } from "../foundation/errors";
import type { Matrix } from "../foundation/matrix";
import type { Classifier, TrainedClassifier } from "./classifier";
import { logistic } from "./logistic";
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
 * @see Hastie, Tibshirani and Friedman 2009, The Elements of Statistical Learning, section 6.6.3 */
export function gaussianNaiveBayes(options: Partial<typeof gaussianNaiveBayesDefaults> = {}) {
  const settings = { ...gaussianNaiveBayesDefaults, ...options };
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

function attackProbability(rows: Matrix, normal: ClassMoments, attack: ClassMoments): Float64Array {
  requireFeatures(rows, normal.means.length);
  const constantPart = logWeight(attack) - logWeight(normal);
  return Float64Array.from({ length: rows.rows }, (_, row) =>
    logistic(constantPart + (squaredDistance(rows, row, normal) - squaredDistance(rows, row, attack)) / 2),
  );
}

/** The part of a class's log-density that is the same for every row; ln(2 pi) cancels between the classes. */
function logWeight({ prior, variances }: ClassMoments): number {
  return variances.reduce((sum, variance) => sum - ln(variance) / 2, ln(prior));
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

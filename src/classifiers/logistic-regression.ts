import { UsageError } from "../foundation/errors";
import type { Matrix } from "../foundation/matrix";
import { solvePositiveDefinite } from "./cholesky";
import type { Classifier, TrainedClassifier } from "./classifier";
import { logistic, softplus } from "./logistic";
import { requireFeatures, requireTrainingRows } from "./training-rows";

/** Inverse strength of the penalty, as scikit-learn's C. */
export const logisticRegressionDefaults = { c: 1 };

export interface LogisticRegressionModel extends TrainedClassifier {
  readonly coefficients: Float64Array;
  readonly intercept: number;
  /** Sum of the log-losses of the training rows, in nats. */
  readonly sumLogLoss: number;
  /** What was minimised: sumLogLoss + |coefficients|^2 / (2 C). */
  readonly objective: number;
  /** Newton steps taken. */
  readonly steps: number;
}

/** L2-regularised logistic regression at its true optimum: damped Newton steps on
 * sum of log-losses + |w|^2 / (2 C), the intercept unpenalised. scikit-learn's default solver (lbfgs) stops short of it.
 * @throws UsageError when C is not above 0; what fit throws, see requireTrainingRows
 * @see Hastie, Tibshirani and Friedman 2009, The Elements of Statistical Learning, section 4.4.1 */
export function logisticRegression(options: Partial<typeof logisticRegressionDefaults> = {}) {
  const settings = { ...logisticRegressionDefaults, ...options };
  if (!(settings.c > 0)) throw new UsageError(`C is ${settings.c}; it must be above 0.`);
  return {
    id: "lr",
    name: "Logistic regression",
    settings,
    fit(rows: Matrix, labels: Uint8Array): LogisticRegressionModel {
      requireTrainingRows(rows, labels);
      const { weights, steps } = minimise(rows, labels, 1 / settings.c);
      const sumLogLoss = logLossSum(rows, labels, weights);
      return {
        coefficients: weights.slice(0, rows.columns),
        intercept: weights[rows.columns],
        sumLogLoss,
        objective: sumLogLoss + penalty(weights, 1 / settings.c),
        steps,
        attackProbability: (unseen) => attackProbability(unseen, weights),
      };
    },
  } satisfies Classifier;
}

function attackProbability(rows: Matrix, weights: Float64Array): Float64Array {
  requireFeatures(rows, weights.length - 1);
  return Float64Array.from({ length: rows.rows }, (_, row) => logistic(logOdds(rows, row, weights)));
}

/** weights: one a column, then the intercept. */
function logOdds({ columns, values }: Matrix, row: number, weights: Float64Array): number {
  let sum = weights[columns];
  for (let j = 0, at = row * columns; j < columns; j++) sum += weights[j] * values[at + j];
  return sum;
}

function logLossSum(rows: Matrix, labels: Uint8Array, weights: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < rows.rows; row++) {
    const odds = logOdds(rows, row, weights);
    sum += softplus(labels[row] === 1 ? -odds : odds);
  }
  return sum;
}

function penalty(weights: Float64Array, strength: number): number {
  let squares = 0;
  for (let j = 0; j < weights.length - 1; j++) squares += weights[j] * weights[j];
  return (strength / 2) * squares;
}

/** Squared Newton decrement, about twice the objective's distance from its optimum, below which whole steps converge
 * quadratically and differences of the objective drown in rounding, so that none is searched any more. */
const nearDecrement = 1e-6;
/** Whole steps from there: 1e-3 squared three times is below float64's resolution. */
const finalSteps = 3;
/** Halvings of a step after which the objective counts as flat. */
const maxHalvings = 40;

function minimise(rows: Matrix, labels: Uint8Array, strength: number) {
  const objective = (at: Float64Array) => logLossSum(rows, labels, at) + penalty(at, strength);
  let weights: Float64Array = new Float64Array(rows.columns + 1);
  let reached = objective(weights);
  let steps = 0;
  for (let left = finalSteps; left > 0; steps++) {
    const { step, decrement } = newtonStep(rows, labels, weights, strength);
    if (decrement <= nearDecrement) {
      weights = minus(weights, step);
      left--;
      continue;
    }
    const next = lineSearch(weights, step, reached, objective);
    if (next === null) break;
    weights = next.weights;
    reached = next.reached;
  }
  return { weights, steps };
}

function newtonStep(rows: Matrix, labels: Uint8Array, weights: Float64Array, strength: number) {
  const { gradient, hessian } = derivatives(rows, labels, weights, strength);
  const step = solvePositiveDefinite(hessian, gradient);
  return { step, decrement: gradient.reduce((sum, slope, j) => sum + slope * step[j], 0) };
}

/** Takes the whole step, or halves it until the objective does not rise; null when no part of it helps any more. */
function lineSearch(
  weights: Float64Array,
  step: Float64Array,
  before: number,
  objective: (at: Float64Array) => number,
): { weights: Float64Array; reached: number } | null {
  for (let halvings = 0, size = 1; halvings < maxHalvings; halvings++, size /= 2) {
    const tried = minus(weights, step, size);
    const reached = objective(tried);
    if (reached < before) return { weights: tried, reached };
  }
  return null;
}

function minus(weights: Float64Array, step: Float64Array, size = 1): Float64Array {
  return weights.map((weight, j) => weight - size * step[j]);
}

/** Gradient and lower triangle of the Hessian of the objective. */
function derivatives(rows: Matrix, labels: Uint8Array, weights: Float64Array, strength: number) {
  const n = weights.length;
  const gradient = weights.map((weight, j) => (j < n - 1 ? strength * weight : 0));
  const hessian = new Float64Array(n * n);
  for (let j = 0; j < n - 1; j++) hessian[j * n + j] = strength;
  const x = new Float64Array(n).fill(1);
  for (let row = 0; row < rows.rows; row++) {
    x.set(rows.values.subarray(row * rows.columns, (row + 1) * rows.columns));
    const probability = logistic(logOdds(rows, row, weights));
    const residual = probability - labels[row];
    const curvature = probability * (1 - probability);
    for (let i = 0; i < n; i++) {
      if (x[i] === 0) continue;
      gradient[i] += residual * x[i];
      const scaled = curvature * x[i];
      for (let j = 0, at = i * n; j <= i; j++) hessian[at + j] += scaled * x[j];
    }
  }
  return { gradient, hessian };
}

import { UsageError } from "../foundation/errors";
import { brierScore, expectedCalibrationError, logLoss } from "./calibration";
import { type ConfusionMatrix, confusionMatrix, mirrored } from "./confusion-matrix";
import { averagePrecision, rocAuc } from "./curves";
import {
  balancedAccuracy,
  classScores,
  cohenKappa,
  falseNegativeRate,
  falsePositiveRate,
  matthews,
} from "./decision-metrics";

/** Metrics of a two-class decision at probability > 0.5; attack is the positive class. Macro is the mean over the two
 * classes, weighted the mean over the rows; null is a metric that these labels leave undefined. */
export interface Metrics extends ConfusionMatrix {
  readonly n: number;
  readonly accuracy: number;
  readonly balancedAccuracy: number;
  readonly precisionMacro: number;
  readonly recallMacro: number;
  readonly f1Macro: number;
  readonly precisionAttack: number;
  readonly recallAttack: number;
  readonly f1Attack: number;
  readonly precisionNormal: number;
  readonly recallNormal: number;
  readonly f1Normal: number;
  readonly precisionWeighted: number;
  readonly recallWeighted: number;
  readonly f1Weighted: number;
  readonly mcc: number;
  readonly kappa: number | null;
  readonly falsePositiveRate: number;
  readonly falseNegativeRate: number;
  readonly rocAuc: number | null;
  readonly averagePrecision: number | null;
  readonly brier: number;
  readonly logLoss: number;
  readonly ece10LeftClosed: number;
  readonly ece10RightClosed: number;
}

/** Every metric of a classifier's probabilities against the labels.
 * @param labels 1 for attack, 0 for normal; at least one
 * @param probabilities probability of attack in [0, 1], one a label
 * @throws UsageError when the lengths differ, there is no row, a label is neither 0 nor 1 or a probability is no number
 * in [0, 1] */
export function metrics(labels: Uint8Array, probabilities: Float64Array): Metrics {
  requireComparable(labels, probabilities);
  const matrix = confusionMatrix(labels, probabilities);
  return {
    n: labels.length,
    ...matrix,
    ...byClass(matrix),
    balancedAccuracy: balancedAccuracy(matrix),
    mcc: matthews(matrix),
    kappa: cohenKappa(matrix),
    falsePositiveRate: falsePositiveRate(matrix),
    falseNegativeRate: falseNegativeRate(matrix),
    rocAuc: rocAuc(labels, probabilities),
    averagePrecision: averagePrecision(labels, probabilities),
    brier: brierScore(labels, probabilities),
    logLoss: logLoss(labels, probabilities),
    ece10LeftClosed: expectedCalibrationError(labels, probabilities, "left"),
    ece10RightClosed: expectedCalibrationError(labels, probabilities, "right"),
  };
}

function byClass(matrix: ConfusionMatrix) {
  const attack = classScores(matrix);
  const normal = classScores(mirrored(matrix));
  const n = attack.support + normal.support;
  const macro = (a: number, b: number) => (a + b) / 2;
  const weighted = (a: number, b: number) => (attack.support * a + normal.support * b) / n;
  return {
    accuracy: (matrix.tn + matrix.tp) / n,
    precisionMacro: macro(attack.precision, normal.precision),
    recallMacro: macro(attack.recall, normal.recall),
    f1Macro: macro(attack.f1, normal.f1),
    precisionAttack: attack.precision,
    recallAttack: attack.recall,
    f1Attack: attack.f1,
    precisionNormal: normal.precision,
    recallNormal: normal.recall,
    f1Normal: normal.f1,
    precisionWeighted: weighted(attack.precision, normal.precision),
    recallWeighted: weighted(attack.recall, normal.recall),
    f1Weighted: weighted(attack.f1, normal.f1),
  };
}

function requireComparable(labels: Uint8Array, probabilities: Float64Array): void {
  if (labels.length !== probabilities.length)
    throw new UsageError(`${labels.length} labels cannot be compared with ${probabilities.length} probabilities.`);
  if (labels.length === 0) throw new UsageError("Metrics need at least one row.");
  const label = labels.findIndex((value) => value > 1);
  if (label >= 0) throw new UsageError(`Label ${label} is ${labels[label]}; only 0 (normal) and 1 (attack) are known.`);
  const bad = probabilities.findIndex((value) => !(value >= 0 && value <= 1));
  if (bad >= 0) throw new UsageError(`Probability ${bad} is ${probabilities[bad]}, which is not in [0, 1].`);
}

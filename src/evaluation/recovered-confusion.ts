import type { ConfusionMatrix } from "./confusion-matrix";
import { classScores } from "./decision-metrics";

/** Metrics of one test as a paper states them: shares with the same count of decimals, those of the class attack. */
export interface StatedMetrics {
  readonly accuracy: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Every confusion matrix of a number of test rows whose metrics are the stated ones but for less than one unit of the
 * last decimal, so whether they were rounded or cut. Counts are whole, so a handful of decimals can leave a single matrix:
 * what was not stated, the error rates too, is then known.
 * @param rows tested rows, a whole number >= 1
 * @param decimals of the stated metrics */
export function matchingConfusionMatrices(
  stated: StatedMetrics,
  rows: number,
  decimals = 5,
): readonly ConfusionMatrix[] {
  const unit = Number(`1e-${decimals}`) * 0.9999; // less than a unit, whatever the last bits
  const found: ConfusionMatrix[] = [];
  for (let errors = 0; errors <= rows; errors++) {
    if (Math.abs((rows - errors) / rows - stated.accuracy) > unit) continue;
    for (let tp = 0; tp <= rows - errors; tp++) {
      for (let fn = 0; fn <= errors; fn++) {
        const recall = tp === 0 ? 0 : tp / (tp + fn);
        if (Math.abs(recall - stated.recall) > unit) continue;
        const matrix = { tn: rows - errors - tp, fp: errors - fn, fn, tp };
        if (largestGap(matrix, stated) <= unit) found.push(matrix);
      }
    }
  }
  return found;
}

/** How far precision and F1 score lie from the stated ones, the larger of the two. */
function largestGap(matrix: ConfusionMatrix, stated: StatedMetrics): number {
  const { precision, recall, f1 } = classScores(matrix);
  return Math.max(Math.abs(recall - stated.recall), Math.abs(precision - stated.precision), Math.abs(f1 - stated.f1));
}

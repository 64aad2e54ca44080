import { averageRanks, median } from "./ranks";
import { mean, sum } from "./sum";

/** How one feature is distributed, and what it says of the label on its own. */
export interface FeatureStatistics {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  /** Of the whole population (divided by n). */
  readonly std: number;
  readonly median: number;
  /** Number of different values. */
  readonly unique: number;
  /** Correlation with the label; null for a constant feature or a single class, as for spearman. */
  readonly pearson: number | null;
  /** The same of the ranks. */
  readonly spearman: number | null;
  /** Area under the ROC curve, higher values meaning attack; null for a single class. */
  readonly rocAuc: number | null;
}

/** @param values of at least one row, finite
 * @param labels 1 for attack, 0 for normal, one a row */
export function featureStatistics(name: string, values: Float64Array, labels: Uint8Array): FeatureStatistics {
  const sorted = values.slice().sort();
  const ranks = averageRanks(values);
  const attacks = Float64Array.from(labels);
  return {
    name,
    min: sorted[0],
    max: sorted[sorted.length - 1],
    mean: mean(values),
    std: isConstant(values) ? 0 : Math.sqrt(sumOfProducts(values, values) / values.length),
    median: median(sorted),
    unique: new Set(sorted).size,
    pearson: correlation(values, attacks),
    spearman: correlation(ranks, averageRanks(attacks)),
    rocAuc: rocAuc(ranks, labels),
  };
}

/** Area under the ROC curve of one column, from its ranks: the chance that an attack's value is the higher one, ties
 * counting half. The sum of ranks is exact, so the only rounding is that of one division.
 * @returns null when there is one class only
 * @see Mann and Whitney 1947, Annals of Mathematical Statistics 18, 50-60 */
export function rocAuc(ranks: Float64Array, labels: Uint8Array): number | null {
  const attacks = sum(labels);
  const pairs = attacks * (labels.length - attacks);
  if (pairs === 0) return null;
  const rankSum = sum(ranks.map((rank, row) => rank * labels[row]));
  return (rankSum - (attacks * (attacks + 1)) / 2) / pairs;
}

/** Pearson's correlation; null when either side is constant. */
function correlation(values: Float64Array, others: Float64Array): number | null {
  if (isConstant(values) || isConstant(others)) return null;
  return (
    sumOfProducts(values, others) / Math.sqrt(sumOfProducts(values, values)) / Math.sqrt(sumOfProducts(others, others))
  );
}

/** Sum over the rows of (value - mean) * (other - other mean). */
function sumOfProducts(values: Float64Array, others: Float64Array): number {
  const centre = mean(values);
  const otherCentre = mean(others);
  return sum(values.map((value, row) => (value - centre) * (others[row] - otherCentre)));
}

const isConstant = (values: Float64Array): boolean => values.every((value) => value === values[0]);

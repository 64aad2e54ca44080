import { meanAndDeviation } from "../evaluation/mean-and-deviation";
import type { Metrics } from "../evaluation/metrics";
import { roundTo } from "../foundation/canonical-json";
import { publishedDecimals } from "../foundation/rounded";
import { type Spread, spread } from "./spread";

/** Mean, standard deviation (n in the denominator, as in the paper) and range of one metric over the folds, rounded as
 * published. */
export interface FoldSpread extends Spread {
  readonly deviation: number;
}

/** @param folds at least one */
export function foldSpread(folds: readonly Metrics[], metric: (fold: Metrics) => number): FoldSpread {
  const { deviation } = meanAndDeviation(folds.map(metric));
  return { ...spread(folds, metric), deviation: roundTo(deviation, publishedDecimals) };
}

import type { Run } from "../evaluation/results";
import { roundTo } from "../foundation/canonical-json";
import { publishedDecimals } from "../foundation/rounded";

/** Mean and range of one metric over the seeds, rounded as published. */
export interface Spread {
  readonly mean: number;
  readonly lowest: number;
  readonly highest: number;
}

/** @param runs at least one
 * @param metric which number of a run */
export function spread(runs: readonly Run[], metric: (run: Run) => number): Spread {
  const values = runs.map(metric);
  const sum = values.reduce((total, value) => total + value, 0);
  return {
    mean: roundTo(sum / values.length, publishedDecimals),
    lowest: roundTo(Math.min(...values), publishedDecimals),
    highest: roundTo(Math.max(...values), publishedDecimals),
  };
}

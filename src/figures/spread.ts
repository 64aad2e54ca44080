import { roundTo } from "../foundation/canonical-json";
import { publishedDecimals } from "../foundation/rounded";

/** Mean and range of one metric over seeds or folds, rounded as published. */
export interface Spread {
  readonly mean: number;
  readonly lowest: number;
  readonly highest: number;
}

/** @param tests at least one: runs with their seeds, or the metrics of the folds
 * @param metric which number of a test */
export function spread<T>(tests: readonly T[], metric: (test: T) => number): Spread {
  const values = tests.map(metric);
  const sum = values.reduce((total, value) => total + value, 0);
  return {
    mean: roundTo(sum / values.length, publishedDecimals),
    lowest: roundTo(Math.min(...values), publishedDecimals),
    highest: roundTo(Math.max(...values), publishedDecimals),
  };
}

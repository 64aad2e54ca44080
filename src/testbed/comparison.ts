import type { FlowTable } from "../dataset/flow-table";
import { DataError } from "../foundation/errors";

/** The ten features that the twin was fitted to. */
export const fittedFeatures = [
  "SIntPkt",
  "DIntPkt",
  "SrcJitter",
  "DstJitter",
  "SrcLoad",
  "DstLoad",
  "Load",
  "Rate",
  "Dur",
  "Sport",
] as const;

/** The classes of the data set. */
export const attackCategories = ["normal", "Spoofing", "Data Alteration"] as const;

/** Median, 5th and 95th percentile. */
export interface Spread {
  readonly low: number;
  readonly median: number;
  readonly high: number;
}

/** One feature of one class in two data sets. */
export interface FeatureComparison {
  readonly category: string;
  readonly feature: string;
  readonly real: Spread;
  readonly twin: Spread;
  /** Kolmogorov-Smirnov distance between the two. */
  readonly distance: number;
}

/** Compares the fitted features of two tables, class by class.
 * @throws DataError when a class has no flow in one of them */
export function compareTables(real: FlowTable, twin: FlowTable): readonly FeatureComparison[] {
  return attackCategories.flatMap((category) =>
    fittedFeatures.map((feature) => {
      const [realValues, twinValues] = [real, twin].map((table) => sortedValues(table, category, feature));
      const distance = kolmogorovSmirnov(realValues, twinValues);
      return { category, feature, real: spread(realValues), twin: spread(twinValues), distance };
    }),
  );
}

/** Numbers of the class, ascending; a port that was printed as a service name stands as its number. */
function sortedValues(table: FlowTable, category: string, feature: string): Float64Array {
  const column = Float64Array.from(table.numbers[feature]);
  for (const cell of table.invalidCells) if (cell.column === feature) column[cell.row] = cell.port;
  const values = column.filter((_, row) => table.categories[row] === category).sort();
  if (values.length === 0) throw new DataError(`${table.title} has no flow of the class "${category}" to compare.`);
  return values;
}

const spread = (sorted: Float64Array): Spread => ({
  low: quantile(sorted, 0.05),
  median: quantile(sorted, 0.5),
  high: quantile(sorted, 0.95),
});

/** Quantile by linear interpolation between order statistics (type 7 of Hyndman and Fan 1996, NumPy's default).
 * @param sorted ascending, not empty
 * @param share in [0, 1] */
export function quantile(sorted: Float64Array, share: number): number {
  const at = share * (sorted.length - 1);
  const below = Math.floor(at);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
}

/** Two-sample Kolmogorov-Smirnov distance: the largest difference between the two empirical distribution functions.
 * @param first ascending, not empty
 * @param second ascending, not empty
 * @returns in [0, 1]
 * @example kolmogorovSmirnov(Float64Array.of(1, 2, 3), Float64Array.of(3, 4)) // 2 / 3 */
export function kolmogorovSmirnov(first: Float64Array, second: Float64Array): number {
  let [i, j, largest] = [0, 0, 0];
  while (i < first.length && j < second.length) {
    const value = Math.min(first[i], second[j]);
    while (i < first.length && first[i] === value) i++;
    while (j < second.length && second[j] === value) j++;
    largest = Math.max(largest, Math.abs(i / first.length - j / second.length));
  }
  return largest;
}

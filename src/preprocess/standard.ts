import type { Matrix } from "../foundation/matrix";

/** Standard scaling of each column to mean 0 and standard deviation 1: scaled = (value - mean) / deviation. */
export interface StandardScaler {
  readonly means: Float64Array;
  readonly deviations: Float64Array;
}

/** The scaler of each column's mean and standard deviation (of all its values, dividing by their number); a constant
 * column keeps deviation 1 and goes to 0. As scikit-learn's StandardScaler, but for the rounding of its sums. */
export function fitStandard({ rows, columns, values }: Matrix): StandardScaler {
  const means = columnMeans(columns, rows, values);
  const squares = values.map((value, i) => (value - means[i % columns]) * (value - means[i % columns]));
  const deviations = columnMeans(columns, rows, squares).map(Math.sqrt);
  return { means, deviations: deviations.map((deviation, j) => (isRounding(deviation, means[j]) ? 1 : deviation)) };
}

/** Scaled values. */
export function applyStandard({ rows, columns, values }: Matrix, { means, deviations }: StandardScaler): Matrix {
  return { rows, columns, values: values.map((value, i) => (value - means[i % columns]) / deviations[i % columns]) };
}

/** Whether a deviation may be what summing equal values left. */
function isRounding(deviation: number, mean: number): boolean {
  return deviation <= 10 * Number.EPSILON * Math.abs(mean);
}

function columnMeans(columns: number, rows: number, values: Float64Array): Float64Array {
  const sums = new Float64Array(columns);
  for (let i = 0; i < values.length; i++) sums[i % columns] += values[i];
  return sums.map((sum) => sum / rows);
}

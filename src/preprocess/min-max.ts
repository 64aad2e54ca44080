import type { Matrix } from "../foundation/matrix";

/** Min-max scaling of each column to [0, 1]: scaled = value * scale + offset. */
export interface MinMaxScaler {
  readonly scale: Float64Array;
  readonly offset: Float64Array;
}

/** A column whose values lie closer together than this counts as constant. */
const constantRange = 10 * Number.EPSILON;

/** The scaler that takes each column's least value to 0 and its greatest to 1; a constant column keeps scale 1 and goes
 * to 0. Same arithmetic, to the last bit, as scikit-learn's MinMaxScaler. */
export function fitMinMax({ rows, columns, values }: Matrix): MinMaxScaler {
  const least = new Float64Array(columns).fill(Number.POSITIVE_INFINITY);
  const greatest = new Float64Array(columns).fill(Number.NEGATIVE_INFINITY);
  for (let i = 0; i < rows * columns; i++) {
    const column = i % columns;
    if (values[i] < least[column]) least[column] = values[i];
    if (values[i] > greatest[column]) greatest[column] = values[i];
  }
  const scale = least.map((low, column) => {
    const range = greatest[column] - low;
    return range < constantRange ? 1 : 1 / range;
  });
  return { scale, offset: least.map((low, column) => 0 - low * scale[column]) };
}

/** Scaled values. Values outside the range the scaler was fitted on fall outside [0, 1]: nothing is clipped. */
export function applyMinMax({ rows, columns, values }: Matrix, { scale, offset }: MinMaxScaler): Matrix {
  return { rows, columns, values: values.map((value, i) => value * scale[i % columns] + offset[i % columns]) };
}

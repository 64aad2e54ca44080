import type { Matrix } from "../foundation/matrix";

/** Scaling of each column by rank: a value becomes the share of the fitted values below it, ties counted half, stretched
 * to [-1, 1]. Values that lie close together are spread out, whatever the shape of the column. */
export interface RankScaler {
  /** The fitted values of each column, ascending. */
  readonly sorted: readonly Float64Array[];
}

/** The scaler of the values of each column. */
export function fitRanks({ rows, columns, values }: Matrix): RankScaler {
  const column = (j: number) => Float64Array.from({ length: rows }, (_, i) => values[i * columns + j]).sort();
  return { sorted: Array.from({ length: columns }, (_, j) => column(j)) };
}

/** Scaled values: (below + not above) / fitted - 1, so that -1 lies below all fitted values and 1 above. */
export function applyRanks({ rows, columns, values }: Matrix, { sorted }: RankScaler): Matrix {
  const scaled = values.map((value, i) => {
    const fitted = sorted[i % columns];
    const below = firstIndex(fitted, (other) => other >= value);
    const notAbove = firstIndex(fitted, (other) => other > value);
    return (below + notAbove) / fitted.length - 1;
  });
  return { rows, columns, values: scaled };
}

/** Index of the first value that has reached something all later ones have reached too; the length when none has. */
function firstIndex(sorted: Float64Array, reached: (value: number) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (reached(sorted[middle])) high = middle;
    else low = middle + 1;
  }
  return low;
}

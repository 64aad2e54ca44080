/** A dense row-major matrix: value (row, column) is values[row * columns + column]. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

/** The given rows of a matrix, in the given order; a row may be taken more than once.
 * @param indices row numbers, each in [0, matrix.rows) */
export function takeRows(matrix: Matrix, indices: ArrayLike<number>): Matrix {
  const { columns, values } = matrix;
  const taken = new Float64Array(indices.length * columns);
  for (let i = 0; i < indices.length; i++) {
    const start = indices[i] * columns;
    taken.set(values.subarray(start, start + columns), i * columns);
  }
  return { rows: indices.length, columns, values: taken };
}

/** The given columns of a matrix, in the given order.
 * @param indices column numbers, each in [0, matrix.columns) */
export function takeColumns({ rows, columns, values }: Matrix, indices: readonly number[]): Matrix {
  const taken = new Float64Array(rows * indices.length);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < indices.length; j++) taken[i * indices.length + j] = values[i * columns + indices[j]];
  return { rows, columns: indices.length, values: taken };
}

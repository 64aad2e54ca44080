import fc from "fast-check";
import type { Matrix } from "../../src/foundation/matrix";

export interface TrainingRows {
  readonly rows: Matrix;
  readonly labels: Uint8Array;
}

/** A matrix from its rows. */
export function matrixOf(rows: readonly (readonly number[])[]): Matrix {
  return { rows: rows.length, columns: rows[0].length, values: Float64Array.from(rows.flat()) };
}

/** Small training sets of both classes: 4 to 24 rows, 1 to 4 features in steps of 1/8 so that ties occur. */
export const trainingRows: fc.Arbitrary<TrainingRows> = fc
  .integer({ min: 1, max: 4 })
  .chain((columns) =>
    fc.array(fc.record({ label: fc.nat(1), row: fc.array(fc.nat(8), { minLength: columns, maxLength: columns }) }), {
      minLength: 4,
      maxLength: 24,
    }),
  )
  .filter((rows) => rows.some(({ label }) => label === 0) && rows.some(({ label }) => label === 1))
  .map((rows) => ({
    rows: matrixOf(rows.map(({ row }) => row.map((eighths) => eighths / 8))),
    labels: Uint8Array.from(rows, ({ label }) => label),
  }));

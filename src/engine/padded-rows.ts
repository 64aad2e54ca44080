import type { Matrix } from "../foundation/matrix";
import type { Numbers } from "./arena";
import { padded } from "./network-memory";

/** Writes count rows from the given one on, each padded to whole vectors. */
export function writeRows(target: Numbers, rows: Matrix, from: number, count: number): void {
  const { columns, values } = rows;
  for (let i = 0; i < count; i++) {
    const start = (from + i) * columns;
    target.set(values.subarray(start, start + columns), i * padded(columns));
  }
}

/** The first count rows of so many columns, each padded in the source, without the padding. */
export function readRows(source: Float64Array, columns: number, count: number): Float64Array {
  const values = new Float64Array(count * columns);
  for (let i = 0; i < count; i++) {
    const start = i * padded(columns);
    values.set(source.subarray(start, start + columns), i * columns);
  }
  return values;
}

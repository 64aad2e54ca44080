import { columns } from "../columns";
import type { FlowTable } from "../flow-table";

/** A cell's value. */
export type Value = number | string;

/** The values of a column by row, whichever its kind. */
export function columnValues(flows: FlowTable, name: string): ArrayLike<Value> {
  return flows.numbers[name] ?? flows.texts[name];
}

/** The values at the given rows. */
export function valuesAt(values: Float64Array, rows: Int32Array): Float64Array {
  const taken = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) taken[i] = values[rows[i]];
  return taken;
}

/** Names of the columns beside category and label, in the order of the file. */
export const inputColumns: readonly string[] = columns.filter(({ group }) => group !== "label").map(({ name }) => name);

/** How often each value of a column occurs, in the order of first occurrence. */
export function countValues<V extends Value>(values: ArrayLike<V>): ReadonlyMap<V, number> {
  const counts = new Map<V, number>();
  for (let row = 0; row < values.length; row++) counts.set(values[row], (counts.get(values[row]) ?? 0) + 1);
  return counts;
}

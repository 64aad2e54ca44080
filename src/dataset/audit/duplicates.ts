import type { FlowTable } from "../flow-table";
import { columnValues, inputColumns } from "./column-values";

/** Number of the given rows that equal an earlier one of them in all the given columns. */
export function duplicateRows(flows: FlowTable, rows: ArrayLike<number>, names: readonly string[]): number {
  const values = names.map((name) => columnValues(flows, name));
  const seen = new Set<string>();
  for (let i = 0; i < rows.length; i++) seen.add(values.map((column) => column[rows[i]]).join(","));
  return rows.length - seen.size;
}

/** The same over every column, category (and so label) included. */
export function duplicateRecords(flows: FlowTable): number {
  const withCategory = { ...flows, texts: { ...flows.texts, category: flows.categories } };
  return duplicateRows(
    withCategory,
    Array.from(flows.labels, (_, row) => row),
    [...inputColumns, "category"],
  );
}

import type { FlowTable } from "../../src/dataset/flow-table";

/** A copy of a table with other values in some columns; what is not named stays. */
export function withColumns(flows: FlowTable, changed: Record<string, Float64Array | readonly string[]>): FlowTable {
  const isText = (name: string) => name in flows.texts;
  const named = Object.entries(changed);
  return {
    ...flows,
    numbers: {
      ...flows.numbers,
      ...Object.fromEntries(named.filter(([name]) => !isText(name))),
    } as FlowTable["numbers"],
    texts: { ...flows.texts, ...Object.fromEntries(named.filter(([name]) => isText(name))) } as FlowTable["texts"],
  };
}

/** A copy of a column with some of its cells changed. */
export function changed(values: Float64Array, cells: Readonly<Record<number, number>>): Float64Array {
  return values.map((value, row) => cells[row] ?? value);
}

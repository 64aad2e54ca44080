import type { FlowTable } from "../dataset/flow-table";
import { DataError } from "../foundation/errors";
import type { LabelledRows } from "./labelled-rows";

/** The named numeric columns of a flow table as rows for a classifier, in the order of the names (Algorithm 1, "remove
 * features"). A cell that holds a service name becomes NaN.
 * @throws DataError when the table has no such numeric column */
export function selectFeatures(flows: FlowTable, names: readonly string[]): LabelledRows {
  const columns = names.map((name) => {
    const column = flows.numbers[name];
    if (column === undefined) throw new DataError(`${flows.title} has no numeric column "${name}".`);
    return column;
  });
  const values = new Float64Array(flows.rows * columns.length);
  columns.forEach((column, j) => {
    for (let row = 0; row < flows.rows; row++) values[row * columns.length + j] = column[row];
  });
  return {
    features: { rows: flows.rows, columns: columns.length, values },
    labels: flows.labels,
    origins: Int32Array.from({ length: flows.rows }, (_, row) => row),
  };
}

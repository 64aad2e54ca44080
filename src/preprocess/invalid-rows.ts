import type { InvalidCell } from "../dataset/flow-table";
import { type LabelledRows, takeLabelledRows } from "./labelled-rows";

/** What becomes of a row with a cell that is not a number: "drop" leaves the row out, as the paper's Algorithm 1;
 * "repair" puts the port in place of the service name that the flow exporter printed for it. */
export type InvalidPolicy = "drop" | "repair";

/** Applies the policy to the rows with invalid cells.
 * @param names of the features, in column order
 * @param cells invalid cells of the file, by data row and column name */
export function treatInvalidRows(
  rows: LabelledRows,
  names: readonly string[],
  cells: readonly InvalidCell[],
  policy: InvalidPolicy,
): LabelledRows {
  const relevant = cells.filter((cell) => names.includes(cell.column));
  return policy === "drop" ? dropRows(rows, relevant) : repairCells(rows, names, relevant);
}

function dropRows(rows: LabelledRows, cells: readonly InvalidCell[]): LabelledRows {
  const invalid = new Set(cells.map((cell) => cell.row));
  return takeLabelledRows(
    rows,
    Int32Array.from(rows.labels.keys()).filter((row) => !invalid.has(row)),
  );
}

function repairCells(rows: LabelledRows, names: readonly string[], cells: readonly InvalidCell[]): LabelledRows {
  const values = rows.features.values.slice();
  for (const { row, column, port } of cells) values[row * rows.features.columns + names.indexOf(column)] = port;
  return { ...rows, features: { ...rows.features, values } };
}

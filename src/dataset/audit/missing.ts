import type { FlowTable } from "../flow-table";
import { columnValues, inputColumns } from "./column-values";

/** A cell without a value: an empty text, or no number where no invalid cell is listed. The reader of files refuses them;
 * a table that was made otherwise may hold some. */
export interface MissingCell {
  readonly column: string;
  /** 0-based data row. */
  readonly row: number;
}

/** The missing cells, column by column. */
export function missingCells(flows: FlowTable): MissingCell[] {
  const isListed = ({ column, row }: MissingCell) =>
    flows.invalidCells.some((cell) => cell.row === row && cell.column === column);
  return inputColumns.flatMap((column) => emptyCells(flows, column)).filter((cell) => !isListed(cell));
}

/** Numbers of the rows in which every cell is valid, in order. */
export function cleanRows(flows: FlowTable): Int32Array {
  const faulty = new Set([...flows.invalidCells, ...missingCells(flows)].map(({ row }) => row));
  return Int32Array.from(flows.labels.keys()).filter((row) => !faulty.has(row));
}

function emptyCells(flows: FlowTable, column: string): MissingCell[] {
  const values = columnValues(flows, column);
  const found: MissingCell[] = [];
  for (let row = 0; row < flows.rows; row++)
    if (values[row] === "" || Number.isNaN(values[row])) found.push({ column, row });
  return found;
}

import { DataError } from "../foundation/errors";
import { type Column, columns } from "./columns";
import { checkHeader } from "./csv-header";
import { countLines, lineAt, rejectQuotes, splitLine, startOfText } from "./csv-lines";
import { parseDecimal } from "./decimal";
import type { InvalidCell } from "./flow-table";
import { quoted } from "./quoted";
import { servicePorts } from "./service-ports";

/** The cells of a file, by column. */
export interface CsvCells {
  readonly rows: number;
  /** Numeric columns by name; NaN at an invalid cell. */
  readonly numbers: Readonly<Record<string, Float64Array>>;
  readonly texts: Readonly<Record<string, readonly string[]>>;
  readonly invalidCells: readonly InvalidCell[];
}

/** What the reader of one column is told of a cell: its bytes [start, end) and where it stands. */
type CellReader = (row: number, start: number, end: number) => void;

/** Reads a CSV of the data set's 45 columns: UTF-8 with or without BOM, lines ended by LF or CRLF, cells unquoted.
 * @param file the whole file
 * @param name of the file, for messages
 * @throws DataError naming line and column, when the header is another, a row is too short or too long, a cell is empty,
 *   or a text stands where a number belongs (in a port column the names of servicePorts are taken and listed) */
export function readCsv(file: Uint8Array, name: string): CsvCells {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const start = startOfText(bytes, name);
  rejectQuotes(bytes, name);
  const header = lineAt(bytes, start);
  const columnNames = columns.map((column) => column.name);
  checkHeader(bytes.toString("utf8", start, header.end).split(","), columnNames, name);
  return readRows(bytes, header.next, name);
}

function readRows(bytes: Buffer, start: number, name: string): CsvCells {
  const rows = countLines(bytes, start);
  if (rows === 0) throw new DataError(`${name} has a header but no rows. Import the unmodified file.`);
  const numbers: Record<string, Float64Array> = {};
  const texts: Record<string, string[]> = {};
  const invalidCells: InvalidCell[] = [];
  const readers = columns.map((column) => {
    if (column.kind === "text") {
      texts[column.name] = new Array<string>(rows);
      return textReader(bytes, column, texts[column.name], name);
    }
    numbers[column.name] = new Float64Array(rows);
    return numberReader(bytes, column, numbers[column.name], invalidCells, name);
  });
  const cellEnds = new Int32Array(columns.length + 1);
  for (let row = 0, line = lineAt(bytes, start); row < rows; row++, line = lineAt(bytes, line.next)) {
    const cells = splitLine(bytes, line.start, line.end, cellEnds);
    if (cells !== readers.length) throw lengthError(name, row, cells);
    let from = line.start;
    for (let cell = 0; cell < cells; cell++) {
      readers[cell](row, from, cellEnds[cell]);
      from = cellEnds[cell] + 1;
    }
  }
  return { rows, numbers, texts, invalidCells };
}

function numberReader(
  bytes: Buffer,
  column: Column,
  values: Float64Array,
  invalidCells: InvalidCell[],
  name: string,
): CellReader {
  return (row, start, end) => {
    values[row] = parseDecimal(bytes, start, end);
    if (!Number.isNaN(values[row])) return;
    const text = bytes.toString("utf8", start, end);
    const port = column.mayNameService ? servicePorts.get(text) : undefined;
    if (port === undefined) throw cellError(name, row, column, text, "is not a number");
    invalidCells.push({ row, line: lineOf(row), column: column.name, text, port });
  };
}

/** Neighbouring rows mostly repeat a text, so each is compared with the one above before it is decoded. */
function textReader(bytes: Buffer, column: Column, values: string[], name: string): CellReader {
  const interned = new Map<string, string>();
  let previous = "";
  let previousStart = 0;
  let previousEnd = 0;
  return (row, start, end) => {
    if (start === end) throw cellError(name, row, column, "", "");
    if (!sameBytes(bytes, previousStart, previousEnd, start, end)) {
      const text = bytes.toString("utf8", start, end);
      previous = interned.get(text) ?? text;
      interned.set(previous, previous);
      previousStart = start;
      previousEnd = end;
    }
    values[row] = previous;
  };
}

function sameBytes(bytes: Buffer, start: number, end: number, otherStart: number, otherEnd: number): boolean {
  if (end - start !== otherEnd - otherStart) return false;
  for (let i = 0; i < end - start; i++) if (bytes[start + i] !== bytes[otherStart + i]) return false;
  return true;
}

function lengthError(name: string, row: number, cells: number): DataError {
  return new DataError(
    `${name}, line ${lineOf(row)}: ${cells} cells where ${columns.length} belong. Import the unmodified file.`,
  );
}

function cellError(name: string, row: number, column: Column, text: string, fault: string): DataError {
  const sentence = text === "" ? "the cell is empty" : `${quoted(text)} ${fault}`;
  return new DataError(`${name}, line ${lineOf(row)}, column ${column.name}: ${sentence}. Import the unmodified file.`);
}

/** 1-based line of a 0-based row, the header being line 1. */
const lineOf = (row: number): number => row + 2;

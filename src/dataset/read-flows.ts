import { basename } from "node:path";
import { DataError } from "../foundation/errors";
import type { FlowTable } from "./flow-table";
import { quoted } from "./quoted";
import { type CsvCells, readCsv } from "./read-csv";
import { categoryColumn, describedColumns, labelColumn, measuredColumns, normalCategory } from "./schema";
import { sha256 } from "./sha256";
import { unpack } from "./unpack";
import { readWholeFile } from "./whole-file";

/** What a table is called, and how large its file may be. */
export interface ReadOptions {
  /** Identifier of the data set; the file's name when left out. */
  readonly dataset?: string;
  /** How figures name it; the file's name when left out. */
  readonly title?: string;
  /** What messages call bytes that come from no file. */
  readonly name?: string;
  /** Largest size of the unpacked CSV in bytes. */
  readonly limit?: number;
}

/** Reads flow records: the data set's 45 columns as CSV, alone or in a gzip or zip.
 * @param source path of the file, or its bytes
 * @throws DataError naming file, line and column of the first fault; see readCsv and unpack */
export async function readFlows(source: string | Uint8Array, options: ReadOptions = {}): Promise<FlowTable> {
  const name = typeof source === "string" ? source : (options.name ?? "the file");
  const file = typeof source === "string" ? readWholeFile(source, options.limit) : source;
  const csv = await unpack(file, name, options.limit);
  const { dataset = basename(name), title = basename(name) } = options;
  return flowTable(csv, { dataset, title, name });
}

/** The table in an unpacked CSV. */
export function flowTable(
  csv: Uint8Array,
  { dataset, title, name }: { dataset: string; title: string; name: string },
): FlowTable {
  const cells = readCsv(csv, name);
  return {
    dataset,
    title,
    sha256: sha256(csv),
    rows: cells.rows,
    numbers: pick(cells.numbers, measuredColumns),
    texts: pick(cells.texts, describedColumns),
    invalidCells: cells.invalidCells,
    labels: readLabels(cells, name),
    categories: cells.texts[categoryColumn],
  };
}

function pick<T>(record: Readonly<Record<string, T>>, names: readonly string[]): Record<string, T> {
  return Object.fromEntries(names.map((name) => [name, record[name]]));
}

function readLabels({ rows, numbers, texts }: CsvCells, name: string): Uint8Array {
  const found = numbers[labelColumn];
  const categories = texts[categoryColumn];
  for (let row = 0; row < rows; row++) {
    const fault = labelFault(found[row], categories[row]);
    if (fault)
      throw new DataError(`${name}, line ${row + 2}, column ${labelColumn}: ${fault}. Import the unmodified file.`);
  }
  return Uint8Array.from(found);
}

function labelFault(label: number, category: string): string | undefined {
  if (label !== 0 && label !== 1) return `${label} is no label; 0 means normal and 1 attack`;
  if ((label === 0) !== (category === normalCategory)) return `${label} contradicts the category ${quoted(category)}`;
  return undefined;
}

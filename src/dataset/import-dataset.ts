import { DataError, UsageError } from "../foundation/errors";
import { datasetEntry, type ManifestEntry, type RootOption } from "./manifest";
import { flowTable } from "./read-flows";
import { sha256 } from "./sha256";
import { type StoredState, storeCsv, storedPaths } from "./stored-file";
import { unpack } from "./unpack";
import { readWholeFile } from "./whole-file";

export interface ImportOptions extends RootOption {
  /** Data set that the file holds; the manifest's first when left out. */
  readonly id?: string;
  /** Accept a file that is not the published one, and remember it as such. */
  readonly unverified?: boolean;
}

/** What an import or a download left under raw/. */
export interface ImportReport {
  readonly id: string;
  readonly title: string;
  readonly path: string;
  readonly sha256: string;
  readonly rows: number;
  readonly state: StoredState;
}

/** Verifies a file and keeps its CSV, uncompressed, under raw/. Nothing is written unless all is well.
 * @param file path of a CSV, or of a gzip or zip that holds it
 * @throws DataError when the file is not the published one (unless unverified), or is not readable flow records;
 *   UsageError for an unknown data set, EnvironmentError when the disk refuses */
export async function importDataset(file: string, options: ImportOptions = {}): Promise<ImportReport> {
  const entry = datasetEntry(options.id, options);
  if (entry.bundled !== undefined)
    throw new UsageError(`${entry.title} comes with the package; there is nothing to import.`);
  return importBytes(entry, readWholeFile(file), file, options);
}

/** The same for the bytes of a file.
 * @param name what messages call them */
export async function importBytes(
  entry: ManifestEntry,
  file: Uint8Array,
  name: string,
  { unverified = false, ...options }: ImportOptions,
): Promise<ImportReport> {
  const csv = await unpack(file, name);
  const digest = sha256(csv);
  if (digest !== entry.sha256 && !unverified)
    throw new DataError(
      `${name} is not ${entry.title}: its sha256 is ${digest}, not ${entry.sha256}. ` +
        `Get the file from ${entry.page}, or accept this one with --unverified.`,
    );
  const { rows } = flowTable(csv, { dataset: entry.id, title: entry.title, name });
  const state = storeCsv(entry, csv, options);
  return { id: entry.id, title: entry.title, path: storedPaths(entry, options).csv, sha256: digest, rows, state };
}

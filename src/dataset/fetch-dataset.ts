import { rmSync } from "node:fs";
import { DataError, UsageError } from "../foundation/errors";
import { type DownloadOptions, download } from "./download";
import { type ImportOptions, type ImportReport, importBytes, importDataset } from "./import-dataset";
import { datasetEntry, type ManifestEntry } from "./manifest";
import { sizeOf, storedPaths, storedState } from "./stored-file";
import { readWholeFile } from "./whole-file";

export interface FetchOptions extends ImportOptions, DownloadOptions {
  /** Another address of the same file; the official one when left out. */
  readonly url?: string;
}

/** Downloads a data set, verifies it and keeps its CSV under raw/. A download that broke off is gone on with; when the
 * result is then not the published file, the whole is asked for once more. A verified file is not fetched again.
 * @throws as download and importDataset do */
export async function fetchDataset(options: FetchOptions = {}): Promise<ImportReport> {
  const entry = datasetEntry(options.id, options);
  const url = options.url ?? entry.url;
  if (entry.bundled !== undefined || url === null)
    throw new UsageError(`${entry.title} comes with the package; there is nothing to download.`);
  const { csv, part } = storedPaths(entry, options);
  if (!options.unverified && storedState(entry, options).state === "verified") return importDataset(csv, options);
  if (options.unverified) rmSync(part, { force: true }); // nothing would show that two halves belong to different files
  const goesOn = sizeOf(part) > 0;
  try {
    return await downloadAndKeep(entry, part, url, options);
  } catch (error) {
    if (!goesOn || !(error instanceof DataError)) throw error;
    return downloadAndKeep(entry, part, url, options);
  }
}

/** The unfinished file is removed when it turns out to be another one, for no more of it would help. */
async function downloadAndKeep(
  entry: ManifestEntry,
  part: string,
  url: string,
  options: FetchOptions,
): Promise<ImportReport> {
  try {
    await download(url, part, options);
    const report = await importBytes(entry, readWholeFile(part), url, options);
    rmSync(part, { force: true });
    return report;
  } catch (error) {
    if (error instanceof DataError) rmSync(part, { force: true });
    throw error;
  }
}

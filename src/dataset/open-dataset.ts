import { existsSync } from "node:fs";
import { DataError, UsageError } from "../foundation/errors";
import { readBundled } from "./bundled-file";
import type { FlowTable } from "./flow-table";
import { datasetEntry, type ManifestEntry, type RootOption, readManifest } from "./manifest";
import { flowTable } from "./read-flows";
import { type StoredState, storedPaths, storedState } from "./stored-file";
import { readWholeFile } from "./whole-file";

/** The flow records of a data set that was imported or comes with the package. The title of an unverified file says so.
 * @param id of the manifest; the first that is here when left out
 * @throws DataError when it was not imported, with how to do so, or was changed since; UsageError for an unknown id */
export function openDataset(id?: string, options: RootOption = {}): FlowTable {
  const entry = id === undefined ? firstImported(options) : datasetEntry(id, options);
  const { state } = storedState(entry, options);
  const { csv } = storedPaths(entry, options);
  if (entry.bundled !== undefined) return openBundled(entry, csv, state);
  if (state === "absent") throw new DataError(`${entry.title} is not imported. ${howToImport(entry)}`);
  if (state === "changed") throw new DataError(`${csv} was changed since it was imported. ${howToImport(entry)}`);
  const title = state === "verified" ? entry.title : `${entry.title} (unverified file)`;
  return flowTable(readWholeFile(csv), { dataset: entry.id, title, name: csv });
}

/** As openDataset, for who makes the paper's tables.
 * @throws also UsageError for a data set that is there to test networks on */
export function openReproduced(id?: string, options: RootOption = {}): FlowTable {
  if (id !== undefined && datasetEntry(id, options).testOnly) {
    const others = readManifest(options).filter(({ testOnly }) => !testOnly);
    throw new UsageError(
      `"${id}" is there to test networks on (the figure transfer); the paper's tables are made of ${others.map((entry) => entry.id).join(" or ")}.`,
    );
  }
  return openDataset(id, options);
}

function openBundled(entry: ManifestEntry, path: string, state: StoredState): FlowTable {
  if (state === "absent") throw new DataError(`${path} does not exist. Restore it from the package.`);
  if (state !== "verified") throw new DataError(`${path} was changed. Restore it from the package.`);
  return flowTable(readBundled(path), { dataset: entry.id, title: entry.title, name: path });
}

/** The first data set that is there, or else the first of all. */
function firstImported(options: RootOption): ManifestEntry {
  const entries = readManifest(options);
  return entries.find((entry) => existsSync(storedPaths(entry, options).csv)) ?? entries[0];
}

const howToImport = ({ id, page }: ManifestEntry): string =>
  `Import it with "npx xmednn dataset import FILE" or download it with "npx xmednn dataset fetch" (${id}, from ${page}).`;

import { existsSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { writeFileWhole } from "../foundation/write-file";
import { readBundled } from "./bundled-file";
import { defaultRoot, type ManifestEntry, type RootOption } from "./manifest";
import { sha256 } from "./sha256";

/** Where the files of one data set lie. */
export interface StoredPaths {
  /** The CSV; of a data set that comes with the package, its gzip. */
  readonly csv: string;
  /** Present when the CSV is not the published one but was accepted: its sha256, as sha256sum prints it. */
  readonly unverifiedMark: string;
  /** A download that is not finished. */
  readonly part: string;
}

/** What is kept: nothing, the published file, another one that the user accepted, or one changed since its import. */
export type StoredState = "absent" | "verified" | "unverified" | "changed";

export function storedPaths(entry: ManifestEntry, { root = defaultRoot }: RootOption = {}): StoredPaths {
  const csv = entry.bundled === undefined ? join(root, "raw", entry.file) : join(root, entry.bundled);
  return { csv, unverifiedMark: `${csv}.unverified.sha256`, part: `${csv}.part` };
}

/** Keeps an uncompressed CSV whole or not at all. A file that is not the published one is marked before it is written, so
 * that it is never taken for more than it is.
 * @throws EnvironmentError when the disk refuses */
export function storeCsv(entry: ManifestEntry, csv: Uint8Array, options: RootOption = {}): StoredState {
  const paths = storedPaths(entry, options);
  const digest = sha256(csv);
  const verified = digest === entry.sha256;
  if (!verified) writeFileWhole(paths.unverifiedMark, `${digest}  ${entry.file}\n`);
  writeFileWhole(paths.csv, csv);
  if (verified) rmSync(paths.unverifiedMark, { force: true });
  return verified ? "verified" : "unverified";
}

/** Looks at the stored file itself, not at what was once found.
 * @returns its state, and the sha256 of the CSV (null when absent) */
export function storedState(
  entry: ManifestEntry,
  options: RootOption = {},
): { state: StoredState; sha256: string | null } {
  const paths = storedPaths(entry, options);
  if (!existsSync(paths.csv)) return { state: "absent", sha256: null };
  const digest = sha256(entry.bundled === undefined ? readFileSync(paths.csv) : readBundled(paths.csv));
  if (digest === entry.sha256) return { state: "verified", sha256: digest };
  const accepted = existsSync(paths.unverifiedMark) && readFileSync(paths.unverifiedMark, "utf8").startsWith(digest);
  return { state: accepted ? "unverified" : "changed", sha256: digest };
}

/** Size of a file in bytes; 0 when there is none. */
export function sizeOf(path: string): number {
  return existsSync(path) ? statSync(path).size : 0;
}

import { type RootOption, readManifest } from "./manifest";
import { type StoredState, sizeOf, storedPaths, storedState } from "./stored-file";

/** Where a data set stands on this machine. */
export interface DatasetStatus {
  readonly id: string;
  readonly title: string;
  readonly state: StoredState;
  readonly path: string;
  /** Of the stored CSV; null when absent. */
  readonly sha256: string | null;
  /** Of the published CSV. */
  readonly expectedSha256: string;
  /** Bytes of an unfinished download. */
  readonly partialBytes: number;
  /** Null when it comes with the package. */
  readonly url: string | null;
  readonly page: string | null;
  readonly citation: string;
  readonly licence: string;
}

/** The status of every data set of the manifest, in its order. */
export function datasetStatus(options: RootOption = {}): DatasetStatus[] {
  return readManifest(options).map((entry) => {
    const { id, title, url, page, citation, licence, sha256: expectedSha256 } = entry;
    const { csv: path, part } = storedPaths(entry, options);
    const stored = storedState(entry, options);
    return { id, title, ...stored, path, expectedSha256, partialBytes: sizeOf(part), url, page, citation, licence };
  });
}

import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { DataError } from "../foundation/errors";

/** The CSV in a gzip that comes with the package.
 * @throws DataError when it is damaged */
export function readBundled(path: string): Buffer {
  try {
    return gunzipSync(readFileSync(path));
  } catch (error) {
    throw new DataError(`${path} is damaged: ${(error as Error).message}. Restore it from the package.`);
  }
}

import { readFileSync, statSync } from "node:fs";
import { DataError, EnvironmentError } from "../foundation/errors";

/** The largest file that is read, packed or unpacked: 256 MiB, some 65 times the real data set. */
export const largestFile = 256 * 1024 * 1024;

/** The bytes of a file.
 * @param limit of its size in bytes
 * @throws DataError when there is no such file or it is too large, EnvironmentError when it can't be read */
export function readWholeFile(path: string, limit: number = largestFile): Uint8Array {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) throw new DataError(`${path} does not exist. Check the path.`);
  if (!found.isFile()) throw new DataError(`${path} is not a file. Name the CSV, or the gzip or zip that holds it.`);
  if (found.size > limit) throw tooLarge(path, limit);
  try {
    return readFileSync(path);
  } catch (error) {
    throw new EnvironmentError(`${path} could not be read: ${(error as Error).message}.`);
  }
}

/** @param limit in bytes */
export function tooLarge(name: string, limit: number): DataError {
  return new DataError(
    `${name} holds more than ${limit} bytes, which is not the data set. Import the unmodified file.`,
  );
}

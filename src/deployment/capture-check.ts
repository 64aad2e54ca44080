import { closeSync, openSync, readSync } from "node:fs";
import { captureReader } from "../capture/reader/capture-reader";
import { DataError } from "../foundation/errors";

const headLength = 64;

/** Looks at the beginning of a file that another program will read.
 * @throws DataError when it cannot be read, or does not begin as a capture of Ethernet frames */
export function requireCapture(path: string): void {
  const reader = captureReader(path);
  reader.push(beginning(path));
  reader.end();
}

function beginning(path: string): Buffer {
  const head = Buffer.alloc(headLength);
  try {
    const file = openSync(path, "r");
    try {
      return head.subarray(0, readSync(file, head));
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw new DataError(`${path} could not be read: ${(error as Error).message}.`);
  }
}

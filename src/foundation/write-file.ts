import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { EnvironmentError } from "./errors";

/** Writes a file whole or not at all: to a temporary name beside it, then renamed over it. Makes the folder.
 * @throws EnvironmentError when the disk refuses (full, read-only, no permission) */
export function writeFileWhole(path: string, content: string | Uint8Array): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeThenRename(path, content);
  } catch (error) {
    throw new EnvironmentError(`${path} could not be written: ${(error as Error).message}.`);
  }
}

function writeThenRename(path: string, content: string | Uint8Array): void {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, content);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

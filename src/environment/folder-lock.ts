import { mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { threadId } from "node:worker_threads";
import { EnvironmentError } from "../foundation/errors";

const pollMs = 200;

/** Does the work while holding a lock against other threads and processes; waits for it as long as another holds it.
 *
 * The lock is a folder that holds one file named after its owner. A folder with the file inside is made under another
 * name and renamed: the system refuses while the lock's folder is there and not empty, so taking it is one step that
 * either happens or does not. The file of a process that is gone is deleted, which leaves the lock free.
 * @param path of the lock's folder; the folder above it must be there
 * @param patienceMs how long to wait for another owner, in milliseconds
 * @throws EnvironmentError when the wait is over, or the disk refuses */
export function withFolderLock<T>(path: string, work: () => T, patienceMs = 900_000): T {
  const owner = `${process.pid}-${threadId}`;
  for (let waited = 0; !taken(path, owner); waited += pollMs) {
    if (waited >= patienceMs)
      throw new EnvironmentError(
        `Another process has held ${path} for too long: if none is at work, delete that folder.`,
      );
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pollMs);
    removeDeadOwner(path);
  }
  try {
    return work();
  } finally {
    rmSync(join(path, owner), { force: true });
    removeIfEmpty(path);
  }
}

function taken(path: string, owner: string): boolean {
  const prepared = `${path}.${owner}.tmp`;
  try {
    mkdirSync(prepared, { recursive: true });
    writeFileSync(join(prepared, owner), "");
  } catch (error) {
    throw notMade(path, error);
  }
  try {
    renameSync(prepared, path);
    return true;
  } catch (error) {
    rmSync(prepared, { recursive: true, force: true });
    if (["ENOTEMPTY", "EEXIST"].includes((error as NodeJS.ErrnoException).code ?? "")) return false;
    throw notMade(path, error);
  }
}

function notMade(path: string, error: unknown): EnvironmentError {
  return new EnvironmentError(`${path} could not be made: ${(error as Error).message}.`);
}

function removeDeadOwner(path: string): void {
  for (const owner of ownersOf(path))
    if (!isAlive(Number.parseInt(owner, 10))) rmSync(join(path, owner), { force: true });
}

function ownersOf(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Another owner may have taken the free lock, or removed it, in the meantime: both are well. */
function removeIfEmpty(path: string): void {
  try {
    rmdirSync(path);
  } catch {}
}

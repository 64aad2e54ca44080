import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { withFolderLock } from "../../src/environment/folder-lock";
import { EnvironmentError } from "../../src/foundation/errors";
import { packageRoot } from "../../src/foundation/package-root";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "folder lock "));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("returns what the work returns and leaves nothing behind", () => {
  const lock = join(folder, "lock");
  const found = withFolderLock(lock, () => readdirSync(folder));
  expect(found).toEqual(["lock"]);
  expect(readdirSync(folder)).toEqual([]);
});

test("is given back when the work throws", () => {
  const lock = join(folder, "lock");
  expect(() =>
    withFolderLock(lock, () => {
      throw new Error("work failed");
    }),
  ).toThrow("work failed");
  expect(existsSync(lock)).toBe(false);
});

test("is taken from a process that is gone", () => {
  const lock = join(folder, "lock");
  const { pid } = spawnSync(process.execPath, ["--version"]);
  mkdirSync(lock);
  writeFileSync(join(lock, `${pid}-0`), "");
  expect(withFolderLock(lock, () => "done")).toBe("done");
});

test("is not taken from a process that lives; after the wait an error says what to do", () => {
  const lock = join(folder, "lock");
  mkdirSync(lock);
  writeFileSync(join(lock, `${process.ppid}-0`), "");
  const call = () => withFolderLock(lock, () => "done", 400);
  expect(call).toThrow(EnvironmentError);
  expect(call).toThrow(/delete that folder/);
  expect(readdirSync(lock)).toEqual([`${process.ppid}-0`]);
});

test("a folder that cannot be made is an error with its path", () => {
  writeFileSync(join(folder, "file"), "");
  const call = () => withFolderLock(join(folder, "file", "lock"), () => "done");
  expect(call).toThrow(EnvironmentError);
  expect(call).toThrow(/file\/lock could not be made/);
});

/** Adds 1 to the number in a file ten times, each time reading, waiting and writing under the lock. */
const increments = `
  const { withFolderLock } = require(process.argv[1]);
  const { readFileSync, writeFileSync } = require("node:fs");
  const [lock, file] = process.argv.slice(2);
  for (let i = 0; i < 10; i++)
    withFolderLock(lock, () => {
      const count = Number(readFileSync(file, "utf8"));
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
      writeFileSync(file, String(count + 1));
    });
`;

test("of three processes at once, never two do the work", async () => {
  const file = join(folder, "count");
  writeFileSync(file, "0");
  const compiled = join(packageRoot, "dist", "environment", "folder-lock.js");
  const process3 = () =>
    new Promise<number | null>((resolve) => {
      const child = spawn(process.execPath, ["-e", increments, compiled, join(folder, "lock"), file]);
      child.once("exit", resolve);
    });
  expect(await Promise.all([process3(), process3(), process3()])).toEqual([0, 0, 0]);
  expect(readFileSync(file, "utf8")).toBe("30");
});

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { EnvironmentError } from "../../src/foundation/errors";
import { writeFileWhole } from "../../src/foundation/write-file";

const folder = () => mkdtempSync(join(tmpdir(), "xmednn-"));

test("the folder is made, an earlier file replaced, and no temporary file stays", () => {
  const root = folder();
  writeFileWhole(join(root, "a", "b.txt"), "old");
  writeFileWhole(join(root, "a", "b.txt"), "new");
  expect(readFileSync(join(root, "a", "b.txt"), "utf8")).toBe("new");
  expect(readdirSync(join(root, "a"))).toEqual(["b.txt"]);
});

test("a refusal names the file and leaves nothing behind", () => {
  const root = folder();
  mkdirSync(join(root, "taken"));
  writeFileSync(join(root, "file"), "");
  expect(() => writeFileWhole(join(root, "taken"), "text")).toThrow(EnvironmentError);
  expect(() => writeFileWhole(join(root, "file", "below"), "text")).toThrow("could not be written");
  expect(readdirSync(root).sort()).toEqual(["file", "taken"]);
});

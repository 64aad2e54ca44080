import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readTar } from "../../src/figures/tar";

test("the files that tar packed come out with their paths and bytes, folders passed over", () => {
  const folder = mkdtempSync(join(tmpdir(), "xmednn-tar-"));
  try {
    mkdirSync(join(folder, "lib"));
    writeFileSync(join(folder, "lib", "empty"), "");
    writeFileSync(join(folder, "lib", "one-block"), "a".repeat(512));
    writeFileSync(join(folder, "text"), "two words\n");
    const archive = execFileSync("tar", ["-cf", "-", "lib/empty", "lib/one-block", "lib", "text"], { cwd: folder });
    const files = readTar(archive).map(({ path, content }) => [path, content.toString()]);
    expect(files.slice(0, 2)).toEqual([
      ["lib/empty", ""],
      ["lib/one-block", "a".repeat(512)],
    ]);
    expect(files.at(-1)).toEqual(["text", "two words\n"]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openLibxgboost } from "../../src/classifiers/libxgboost";
import { EnvironmentError } from "../../src/foundation/errors";
import { packageRoot } from "../../src/foundation/package-root";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "libxgboost "));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a file that is not there is an error that names it", () => {
  const call = () => openLibxgboost(join(folder, "none.so"));
  expect(call).toThrow(EnvironmentError);
  expect(call).toThrow(/libxgboost could not be loaded from .*none\.so/);
});

test("a file that is no library is an error", () => {
  const path = join(folder, "text.so");
  writeFileSync(path, "no library");
  expect(() => openLibxgboost(path)).toThrow(EnvironmentError);
});

const compiler = ["cc", "gcc", "clang"].find((name) => spawnSync(name, ["--version"]).status === 0);
if (compiler === undefined)
  process.stderr.write("Skipped: another version of libxgboost. There is no C compiler to make one.\n");

test.skipIf(compiler === undefined)("another version is refused", () => {
  const source = join(folder, "other.c");
  writeFileSync(source, "void XGBoostVersion(int *a, int *b, int *c) { *a = 3; *b = 1; *c = 4; }\n");
  const library = join(folder, "other.so");
  execFileSync(compiler!, ["-shared", "-fPIC", "-o", library, source]);
  const call = () => openLibxgboost(library);
  expect(call).toThrow(EnvironmentError);
  expect(call).toThrow(/is libxgboost 3\.1\.4, but the numbers are those of 3\.2\.0/);
});

test("XMEDNN_XGBOOST_LIBRARY names the file to use", () => {
  const script = "process.stdout.write(String(require(process.argv[1]).xgboostAbsence()))";
  const compiled = join(packageRoot, "dist", "classifiers", "xgboost.js");
  const environment = { ...process.env, XMEDNN_XGBOOST_LIBRARY: join(folder, "named.so") };
  const said = execFileSync(process.execPath, ["-e", script, compiled], { env: environment, encoding: "utf8" });
  expect(said).toMatch(/^libxgboost could not be loaded from .*named\.so: .*\.$/);
});

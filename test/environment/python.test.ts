import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ensurePackages, hasPackages, pythonProgram } from "../../src/environment/python";
import { EnvironmentError } from "../../src/foundation/errors";
import { packageRoot } from "../../src/foundation/package-root";
import { fakeEnvironment } from "./fake-python";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "python environment "));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const callsIn = (folder: string) => readFileSync(join(folder, "calls"), "utf8").trim().split("\n");

test("the packages are installed once, pinned by hash and without dependencies", () => {
  const environment = fakeEnvironment(root, ["python3"]);
  const folder = ensurePackages("xgboost", { root, environment });
  expect(folder).toBe(join(root, ".venv", "lib", "python3.99", "site-packages"));
  expect(ensurePackages("xgboost", { root, environment: {} })).toBe(folder);
  const [first, second, ...more] = callsIn(root);
  expect(first).toBe("venv");
  expect(second).toContain(`--no-deps --require-hashes -r ${join(packageRoot, "requirements", "xgboost.txt")}`);
  expect(more).toEqual([]);
});

test("uv is preferred where it is on PATH", () => {
  const environment = fakeEnvironment(root, ["python3", "uv"]);
  ensurePackages("xgboost", { root, environment });
  expect(callsIn(root).map((call) => call.split(" ").slice(0, 3).join(" "))).toEqual([
    "uv venv --quiet",
    "uv pip install",
  ]);
});

test("other pins are installed anew, in the same environment", () => {
  const environment = fakeEnvironment(root, ["python3"]);
  ensurePackages("xgboost", { root, environment });
  writeFileSync(join(root, ".venv", "xgboost.sha256"), "of an older requirements file");
  ensurePackages("xgboost", { root, environment });
  expect(callsIn(root).map((call) => call.split(" ")[0])).toEqual(["venv", "-m", "-m"]);
});

test("two needs share one environment, and neither disturbs the other", () => {
  const environment = fakeEnvironment(root, ["python3"]);
  expect(hasPackages("jupyter", { root })).toBe(false);
  const folder = ensurePackages("xgboost", { root, environment });
  expect(ensurePackages("jupyter", { root, environment })).toBe(folder);
  expect([hasPackages("xgboost", { root }), hasPackages("jupyter", { root })]).toEqual([true, true]);
  expect(callsIn(root).map((call) => call.split(" ")[0])).toEqual(["venv", "-m", "-m"]);
  expect(pythonProgram({ root })).toBe(join(root, ".venv", "bin", "python"));
});

test("two processes at once install once, and both get the folder", async () => {
  const environment = fakeEnvironment(root, ["python3"]);
  const compiled = join(packageRoot, "dist", "environment", "python.js");
  const script = `
    const { ensurePackages } = require(process.argv[1]);
    process.stdout.write(ensurePackages("xgboost", { root: process.argv[2] }));`;
  const process2 = () =>
    new Promise<string>((resolve) => {
      const child = spawn(process.execPath, ["-e", script, compiled, root], { env: environment });
      let said = "";
      child.stdout.on("data", (text) => {
        said += text;
      });
      child.once("close", () => resolve(said));
    });
  const folders = await Promise.all([process2(), process2()]);
  expect(folders).toEqual(Array(2).fill(join(root, ".venv", "lib", "python3.99", "site-packages")));
  expect(callsIn(root).length).toBe(2);
});

test("without uv and a recent Python on PATH, a sentence says so", () => {
  const old = { ...fakeEnvironment(root, ["python3"]), PATH: join(root, "bin"), TOO_OLD: "1" };
  for (const environment of [old, { PATH: join(root, "nothing") }]) {
    const call = () => ensurePackages("xgboost", { root, environment });
    expect(call).toThrow(EnvironmentError);
    expect(call).toThrow("Neither uv nor a Python of version 3.10 or newer is on PATH: install one of them.");
  }
});

test("when installing fails, the sentence has the reason and the next call tries again", () => {
  const environment = fakeEnvironment(root, ["python3"]);
  const fault = "No matching distribution found for xgboost-cpu==3.2.0";
  const failing = () => ensurePackages("xgboost", { root, environment: { ...environment, PIP_FAULT: fault } });
  expect(failing).toThrow(EnvironmentError);
  expect(failing).toThrow(`The Python packages for xgboost could not be installed: ERROR: ${fault}`);
  expect(existsSync(join(root, ".venv", "xgboost.sha256"))).toBe(false);
  expect(ensurePackages("xgboost", { root, environment })).toContain("site-packages");
});

test("an environment that was cut off while it was made is made whole", () => {
  const environment = fakeEnvironment(root, ["python3"]);
  ensurePackages("xgboost", { root, environment });
  rmSync(join(root, ".venv", "bin", "activate"));
  rmSync(join(root, ".venv", "xgboost.sha256"));
  ensurePackages("xgboost", { root, environment });
  expect(callsIn(root).map((call) => call.split(" ")[0])).toEqual(["venv", "-m", "venv", "-m"]);
});

test("a folder that cannot be written to is an error", () => {
  writeFileSync(join(root, "file"), "");
  const call = () => ensurePackages("xgboost", { root: join(root, "file"), environment: {} });
  expect(call).toThrow(EnvironmentError);
  expect(call).toThrow(/could not be made/);
});

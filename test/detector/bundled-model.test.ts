import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { expect, onTestFinished, test } from "vitest";
import { main } from "../../src/cli";
import { defaultRoot } from "../../src/dataset/manifest";
import { loadBundledModel } from "../../src/detector/bundled-model";
import { DataError } from "../../src/foundation/errors";
import { packageRoot } from "../../src/foundation/package-root";

const bundled = join(defaultRoot, "twin", "model");

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "xmednn model "));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

test("the commands of its README make the bundled model anew, byte for byte", async () => {
  const folder = temporaryFolder();
  const readme = readFileSync(join(bundled, "README.md"), "utf8");
  const commands = [...readme.matchAll(/^npx xmednn (.+)$/gm)].map(([, words]) => words.split(" "));
  expect(commands.map(([name]) => name)).toEqual(["train", "testbed", "calibrate"]);
  for (const words of commands) {
    const placed = words.map((word) => (/^(model|normal|data\/)/.test(word) ? join(folder, word) : word));
    const streams = { out: new PassThrough().resume(), err: new PassThrough().resume() };
    expect(await main(placed, { ...streams, signal: new AbortController().signal, root: packageRoot })).toBe(0);
  }
  for (const name of ["model.json", "weights.bin"])
    expect(readFileSync(join(folder, "data", "twin", "model", name)).equals(readFileSync(join(bundled, name)))).toBe(
      true,
    );
}, 180_000);

test("the bundled model is the one that the manifest names, with five seconds and a threshold of its own", () => {
  const { deployment, provenance, features } = loadBundledModel();
  expect(provenance).toMatchObject({ dataset: "twin", protocol: "split-first", seed: 1 });
  expect(features).toHaveLength(28);
  expect(deployment?.statusInterval).toBe(5);
  expect(deployment?.normalFlows.rows).toBe(100);
  expect(deployment?.threshold).toBeGreaterThan(0.5);
});

test("a changed model is refused, and a package without one says so", () => {
  const root = temporaryFolder();
  cpSync(join(defaultRoot, "manifest.json"), join(root, "manifest.json"));
  cpSync(bundled, join(root, "twin", "model"), { recursive: true });
  const path = join(root, "twin", "model", "model.json");
  writeFileSync(path, readFileSync(path, "utf8").replace(/"threshold": [\d.]+/, '"threshold": 0.1'));
  expect(() => loadBundledModel({ root })).toThrow(DataError);
  expect(() => loadBundledModel({ root })).toThrow("was changed. Restore it from the package.");
  const manifest = JSON.parse(readFileSync(join(root, "manifest.json"), "utf8"));
  writeFileSync(join(root, "manifest.json"), JSON.stringify({ ...manifest, models: [] }));
  expect(() => loadBundledModel({ root })).toThrow("No model comes with this package");
});

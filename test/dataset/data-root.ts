import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { ManifestEntry } from "../../src/dataset/manifest";
import { sha256 } from "../../src/dataset/sha256";
import { syntheticCsv } from "./synthetic-flows";

/** The published file of the test data set, and another file of the same shape. */
export const published = Buffer.from(syntheticCsv({ rows: 120 }));
export const another = Buffer.from(syntheticCsv({ rows: 120, seed: 2 }));

export const entry: ManifestEntry = {
  id: "ward",
  title: "Ward flows",
  file: "ward.csv",
  url: "https://ward.invalid/ward.csv",
  page: "https://ward.invalid/",
  citation: "Nobody 2026",
  licence: "none",
  sha256: sha256(published),
  bytes: published.length,
  rows: 120,
  columns: 45,
};

/** A data folder with a manifest of the test data set, in a path with a space; removed after the test. */
export function dataRoot(entries: readonly object[] = [entry]): string {
  const root = mkdtempSync(join(tmpdir(), "xmednn data "));
  onTestFinished(() => rmSync(root, { recursive: true }));
  writeFileSync(join(root, "manifest.json"), JSON.stringify({ datasets: entries }));
  return root;
}

/** Path of a file with the given content, outside any data folder; removed after the test. */
export function fileOf(content: string | Uint8Array, name = "file.csv"): string {
  const folder = mkdtempSync(join(tmpdir(), "xmednn file "));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

/** Every file under a folder with the sha256 of its content. */
export function listing(folder: string): Record<string, string> {
  const paths = (readdirSync(folder, { recursive: true }) as string[]).sort();
  const files = paths.filter((path) => statSync(join(folder, path)).isFile());
  return Object.fromEntries(files.map((path) => [path, sha256(readFileSync(join(folder, path)))]));
}

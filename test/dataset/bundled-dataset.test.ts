import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { datasetStatus } from "../../src/dataset/dataset-status";
import { fetchDataset } from "../../src/dataset/fetch-dataset";
import { importDataset } from "../../src/dataset/import-dataset";
import { openDataset } from "../../src/dataset/open-dataset";
import { DataError, UsageError } from "../../src/foundation/errors";
import { another, dataRoot, entry, fileOf, published } from "./data-root";

const bundled = { ...entry, id: "made", title: "Made flows", url: null, page: null, bundled: "made/made.csv.gz" };

/** A data folder with a data set to import and one that comes with the package, holding the given gzip. */
function folderWith(gzip: Uint8Array | null): string {
  const root = dataRoot([entry, bundled]);
  mkdirSync(join(root, "made"));
  if (gzip !== null) writeFileSync(join(root, "made", "made.csv.gz"), gzip);
  return root;
}

describe("a data set that comes with the package", () => {
  test("is opened by default as long as the first one is not imported", async () => {
    const root = folderWith(gzipSync(published));
    expect(openDataset(undefined, { root }).dataset).toBe("made");
    await importDataset(fileOf(published), { root });
    expect(openDataset(undefined, { root }).dataset).toBe("ward");
    expect(openDataset("made", { root }).title).toBe("Made flows");
  });

  test("is verified without an import", () => {
    const [, status] = datasetStatus({ root: folderWith(gzipSync(published)) });
    expect(status).toMatchObject({ id: "made", state: "verified", sha256: entry.sha256, url: null });
  });

  test.each([
    ["missing", null, "made.csv.gz does not exist. Restore it from the package."],
    ["changed", gzipSync(another), "made.csv.gz was changed. Restore it from the package."],
    ["cut off", gzipSync(published).subarray(0, 100), "made.csv.gz is damaged: "],
  ])("is refused when it is %s", (_, gzip, message) => {
    const root = folderWith(gzip);
    expect(() => openDataset("made", { root })).toThrow(DataError);
    expect(() => openDataset("made", { root })).toThrow(message);
  });

  test("cannot be imported or fetched", async () => {
    const root = folderWith(gzipSync(published));
    const nothing = "Made flows comes with the package; there is nothing to ";
    await expect(importDataset(fileOf(published), { root, id: "made" })).rejects.toThrow(`${nothing}import.`);
    await expect(fetchDataset({ root, id: "made" })).rejects.toThrow(UsageError);
    await expect(fetchDataset({ root, id: "made" })).rejects.toThrow(`${nothing}download.`);
  });
});

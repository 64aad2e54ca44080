import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { columns } from "../../src/dataset/columns";
import { datasetEntry, readManifest } from "../../src/dataset/manifest";
import { DataError, UsageError } from "../../src/foundation/errors";
import { dataRoot, entry } from "./data-root";

describe("readManifest", () => {
  test("gives the data sets in order", () => {
    const second = { ...entry, id: "other" };
    expect(readManifest({ root: dataRoot([entry, second]) })).toEqual([entry, second]);
  });

  test("reads the manifest of the package, whose columns are those of the schema", () => {
    const [wustl] = readManifest();
    expect(wustl.id).toBe("wustl");
    expect(wustl.columns).toBe(columns.length);
  });

  test.each([
    ["a sha256 that is none", [{ ...entry, sha256: "abc" }], "datasets.0.sha256"],
    ["a file outside raw/", [entry, { ...entry, file: "../ward.csv" }], "datasets.1.file"],
    ["an address that is none", [{ ...entry, url: "ward" }], "datasets.0.url"],
    ["a field that nobody knows", [{ ...entry, mirror: "x" }], "datasets.0"],
    ["no data set", [], "datasets"],
  ])("refuses %s and says where", (_, entries, place) => {
    const root = dataRoot(entries);
    expect(() => readManifest({ root })).toThrow(DataError);
    expect(() => readManifest({ root })).toThrow(`${join(root, "manifest.json")}, ${place}: `);
  });

  test("refuses a missing manifest, and one that is not JSON", () => {
    const root = dataRoot();
    writeFileSync(join(root, "manifest.json"), "{");
    expect(() => readManifest({ root })).toThrow("manifest.json, whole file: ");
    rmSync(join(root, "manifest.json"));
    expect(() => readManifest({ root })).toThrow("manifest.json does not exist. Restore it from the package.");
  });
});

describe("datasetEntry", () => {
  test("gives the first data set when none is named", () => {
    expect(datasetEntry(undefined, { root: dataRoot() })).toEqual(entry);
  });

  test("names the known data sets when asked for another", () => {
    const root = dataRoot([entry, { ...entry, id: "other" }]);
    expect(() => datasetEntry("wards", { root })).toThrow(UsageError);
    expect(() => datasetEntry("wards", { root })).toThrow('There is no data set "wards". Choose one of: ward, other.');
  });
});

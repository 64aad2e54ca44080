import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { datasetStatus } from "../../src/dataset/dataset-status";
import { importDataset } from "../../src/dataset/import-dataset";
import { openDataset } from "../../src/dataset/open-dataset";
import { sha256 } from "../../src/dataset/sha256";
import { DataError, EnvironmentError, UsageError } from "../../src/foundation/errors";
import { another, dataRoot, entry, fileOf, listing, published } from "./data-root";
import { syntheticFlows } from "./synthetic-flows";
import { zip } from "./zip";

const kept = "raw/ward.csv";
const mark = "raw/ward.csv.unverified.sha256";

describe("a published file", () => {
  test.each([
    ["a CSV", published, "ward.csv"],
    ["a gzip", gzipSync(published), "ward.csv.gz"],
    ["a zip", zip([{ path: "ward.csv", content: published }]), "ward.zip"],
  ])("is kept uncompressed from %s", async (_, file, name) => {
    const root = dataRoot();
    const report = await importDataset(fileOf(file, name), { root });
    expect(report).toEqual({
      id: "ward",
      title: "Ward flows",
      path: join(root, kept),
      sha256: entry.sha256,
      rows: 120,
      state: "verified",
    });
    expect(listing(root)).toEqual({ "manifest.json": expect.any(String), [kept]: entry.sha256 });
  });

  test("is opened under its own title, and is the one opened when none is named", async () => {
    const root = dataRoot([{ ...entry, id: "absent", file: "absent.csv" }, entry]);
    await importDataset(fileOf(published), { root, id: "ward" });
    const expected = { ...syntheticFlows({ rows: 120 }), dataset: "ward", title: "Ward flows" };
    expect(openDataset(undefined, { root })).toEqual(expected);
    expect(openDataset("ward", { root })).toEqual(expected);
  });

  test("is listed with its path and sha256", async () => {
    const root = dataRoot();
    await importDataset(fileOf(published), { root });
    const [status] = datasetStatus({ root });
    expect(status).toMatchObject({ state: "verified", path: join(root, kept), sha256: entry.sha256, partialBytes: 0 });
  });
});

describe("another file", () => {
  test("is refused with both sha256, and nothing is written", async () => {
    const root = dataRoot();
    const before = listing(root);
    const file = fileOf(another);
    const failure = importDataset(file, { root });
    await expect(failure).rejects.toThrow(DataError);
    await expect(failure).rejects.toThrow(
      `${file} is not Ward flows: its sha256 is ${sha256(another)}, not ${entry.sha256}. ` +
        "Get the file from https://ward.invalid/, or accept this one with --unverified.",
    );
    expect(listing(root)).toEqual(before);
  });

  test("is kept when unverified is asked for, and every place says so", async () => {
    const root = dataRoot();
    const report = await importDataset(fileOf(another), { root, unverified: true });
    expect(report).toMatchObject({ state: "unverified", sha256: sha256(another) });
    expect(datasetStatus({ root })[0]).toMatchObject({ state: "unverified", sha256: sha256(another) });
    expect(openDataset(undefined, { root }).title).toBe("Ward flows (unverified file)");
    expect(Object.keys(listing(root))).toEqual(["manifest.json", kept, mark]);
  });

  test("is forgotten when the published file is imported, even with unverified", async () => {
    const root = dataRoot();
    await importDataset(fileOf(another), { root, unverified: true });
    expect(await importDataset(fileOf(published), { root, unverified: true })).toMatchObject({ state: "verified" });
    expect(openDataset(undefined, { root }).title).toBe("Ward flows");
    expect(Object.keys(listing(root))).toEqual(["manifest.json", kept]);
  });

  test("is refused though unverified when it holds no flow records; the file kept before stays", async () => {
    const root = dataRoot();
    await importDataset(fileOf(published), { root });
    const before = listing(root);
    const text = another.toString();
    const faulty: [string, string | Uint8Array, string][] = [
      ["short.csv", text.slice(0, -30), "line 121: "],
      ["column.csv", text.replace("SrcLoad", "Src Load"), 'the column 9 is named "Src Load", not "SrcLoad"'],
      ["label.csv", `${text.slice(0, text.lastIndexOf(","))},2`, "line 121, column Label: 2 is no label"],
      ["empty.csv", "", "empty.csv is empty"],
      ["cut.csv.gz", gzipSync(another).subarray(0, 900), "the gzip is cut off"],
      ["outside.zip", zip([{ path: "../ward.csv", content: another }]), "unsafe"],
    ];
    for (const [name, content, sentence] of faulty) {
      await expect(importDataset(fileOf(content, name), { root, unverified: true }), name).rejects.toThrow(sentence);
      expect(listing(root)).toEqual(before);
    }
  });
});

describe("importDataset", () => {
  test("says when there is no such file or no such data set", async () => {
    const root = dataRoot();
    await expect(importDataset("/nowhere/ward.csv", { root })).rejects.toThrow("/nowhere/ward.csv does not exist.");
    await expect(importDataset(fileOf(published), { root, id: "wards" })).rejects.toThrow(UsageError);
  });

  test("says when the folder cannot be written, and leaves no temporary file", async () => {
    const root = dataRoot();
    writeFileSync(join(root, "raw"), "a file where the folder belongs");
    const before = listing(root);
    await expect(importDataset(fileOf(published), { root })).rejects.toThrow(EnvironmentError);
    expect(listing(root)).toEqual(before);
  });

  test("leaves no temporary file when the last step fails", async () => {
    const root = dataRoot();
    mkdirSync(join(root, kept, "in the way"), { recursive: true });
    await expect(importDataset(fileOf(published), { root })).rejects.toThrow("could not be written");
    expect(Object.keys(listing(root))).toEqual(["manifest.json"]);
  });
});

describe("openDataset", () => {
  test("says how to import a data set that is not there", () => {
    const root = dataRoot();
    for (const id of [undefined, "ward"])
      expect(() => openDataset(id, { root })).toThrow(
        'Ward flows is not imported. Import it with "npx xmednn dataset import FILE" or download it with ' +
          '"npx xmednn dataset fetch" (ward, from https://ward.invalid/).',
      );
  });

  test("refuses a file that was changed since its import, and the status says so", async () => {
    const root = dataRoot();
    for (const [file, unverified] of [
      [published, false],
      [another, true],
    ] as const) {
      await importDataset(fileOf(file), { root, unverified });
      writeFileSync(join(root, kept), `${file}\r\n`);
      expect(() => openDataset(undefined, { root })).toThrow(`${join(root, kept)} was changed since it was imported.`);
      expect(datasetStatus({ root })[0].state).toBe("changed");
    }
  });
});

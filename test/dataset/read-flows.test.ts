import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import { columns } from "../../src/dataset/columns";
import { flowTable, readFlows } from "../../src/dataset/read-flows";
import { categoryColumn, labelColumn, selectedFeatures } from "../../src/dataset/schema";
import { sha256 } from "../../src/dataset/sha256";
import { readOracle } from "../oracle";
import { realFlows } from "../real-data";
import { joinCells, spliced, syntheticCells, syntheticCsv } from "./synthetic-flows";
import { zip } from "./zip";

const folder = mkdtempSync(join(tmpdir(), "xmednn read "));
afterAll(() => rmSync(folder, { recursive: true }));

const cells = syntheticCells({ rows: 64 });
const csv = Buffer.from(syntheticCsv({ rows: 64 }));

function withCell(row: number, column: string, text: string): Buffer {
  const index = columns.findIndex(({ name }) => name === column);
  return Buffer.from(joinCells(spliced(cells, row + 1, 1, spliced(cells[row + 1], index, 1, text))));
}

describe("readFlows", () => {
  test("gives the same table from bytes, a CSV, a gzip and a zip", async () => {
    const expected = await readFlows(csv, { dataset: "d", title: "D" });
    const files = { "f.csv": csv, "f.csv.gz": gzipSync(csv), "f.zip": zip([{ path: "f.csv", content: csv }]) };
    for (const [name, bytes] of Object.entries(files)) {
      writeFileSync(join(folder, name), bytes);
      expect(await readFlows(join(folder, name), { dataset: "d", title: "D" })).toEqual(expected);
    }
  });

  test("names a table after its file and takes the sha256 of the unpacked CSV", async () => {
    writeFileSync(join(folder, "ward 3.csv.gz"), gzipSync(csv));
    const flows = await readFlows(join(folder, "ward 3.csv.gz"));
    expect(flows).toMatchObject({ dataset: "ward 3.csv.gz", title: "ward 3.csv.gz", sha256: sha256(csv), rows: 64 });
  });

  test("gives labels and categories, and keeps both out of the columns", async () => {
    const flows = await readFlows(csv);
    const column = (name: string) => cells.slice(1).map((line) => line[columns.findIndex((c) => c.name === name)]);
    expect(Array.from(flows.labels, String)).toEqual(column(labelColumn));
    expect(flows.categories).toEqual(column(categoryColumn));
    const names = [...Object.keys(flows.numbers), ...Object.keys(flows.texts)];
    expect(names.sort()).toEqual(
      columns
        .map(({ name }) => name)
        .filter((name) => name !== labelColumn && name !== categoryColumn)
        .sort(),
    );
  });

  test.each([
    ["2", "2 is no label; 0 means normal and 1 attack"],
    ["0.5", "0.5 is no label"],
    ["-1", "-1 is no label"],
    ["1", '1 contradicts the category "normal"'],
  ])("refuses the label %s of a normal flow", async (label, sentence) => {
    const failure = readFlows(withCell(2, labelColumn, label), { name: "f.csv" });
    await expect(failure).rejects.toThrow(`f.csv, line 4, column Label: ${sentence}`);
  });

  test("refuses the category of an attack on a normal flow", async () => {
    const failure = readFlows(withCell(0, categoryColumn, "Normal"), { name: "f.csv" });
    await expect(failure).rejects.toThrow('f.csv, line 2, column Label: 0 contradicts the category "Normal"');
  });

  test("says when the path names nothing, a folder, or too much", async () => {
    await expect(readFlows(join(folder, "none.csv"))).rejects.toThrow("none.csv does not exist. Check the path.");
    await expect(readFlows(folder)).rejects.toThrow(`${folder} is not a file.`);
    writeFileSync(join(folder, "large.csv"), csv);
    await expect(readFlows(join(folder, "large.csv"), { limit: 100 })).rejects.toThrow("holds more than 100 bytes");
  });
});

/** Rows of the data set, which only the oracle that is not published holds. */
interface RowOracle {
  readonly first_clean_row?: readonly number[];
  readonly last_clean_row?: readonly number[];
  readonly steps: { readonly file_rows: number; readonly text_rows: readonly { readonly row: number }[] };
}

const { first_clean_row, last_clean_row, steps } = readOracle<RowOracle>("preprocess.json");

describe.skipIf(realFlows === null || !first_clean_row)("on the real data", () => {
  test("the first and the last row are the oracle's", () => {
    const featuresOf = (row: number) => selectedFeatures.map((name) => realFlows!.numbers[name][row]);
    for (const row of [0, steps.file_rows - 1]) expect(steps.text_rows.map((cell) => cell.row)).not.toContain(row);
    expect(featuresOf(0)).toEqual(first_clean_row);
    expect(featuresOf(steps.file_rows - 1)).toEqual(last_clean_row);
  });
});

test("16,318 flows of 45 columns are read in at most 150 ms, the best of five times", () => {
  const large = Buffer.from(syntheticCsv({ rows: 16_318 }));
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    flowTable(large, { dataset: "d", title: "D", name: "large.csv" });
    return performance.now() - start;
  });
  expect(Math.min(...times)).toBeLessThanOrEqual(150);
});

import { expect, test } from "vitest";
import type { InvalidCell } from "../../src/dataset/flow-table";
import { treatInvalidRows } from "../../src/preprocess/invalid-rows";
import type { LabelledRows } from "../../src/preprocess/labelled-rows";

const names = ["Sport", "Dur"];
const rows: LabelledRows = {
  features: { rows: 3, columns: 2, values: Float64Array.from([50_000, 0.1, Number.NaN, 0.2, 50_002, 0.3]) },
  labels: Uint8Array.from([0, 1, 0]),
  origins: Int32Array.from([0, 1, 2]),
};
const cell: InvalidCell = { row: 1, line: 3, column: "Sport", text: "dircproxy", port: 57_000 };

test("drop leaves the row out and keeps the others' origins", () => {
  const kept = treatInvalidRows(rows, names, [cell], "drop");
  expect([...kept.features.values]).toEqual([50_000, 0.1, 50_002, 0.3]);
  expect([...kept.origins]).toEqual([0, 2]);
  expect([...kept.labels]).toEqual([0, 0]);
});

test("repair puts the port in the cell and leaves the given rows as they were", () => {
  const repaired = treatInvalidRows(rows, names, [cell], "repair");
  expect([...repaired.features.values]).toEqual([50_000, 0.1, 57_000, 0.2, 50_002, 0.3]);
  expect(rows.features.values[2]).toBeNaN();
});

test("an invalid cell of a column that is not selected changes nothing", () => {
  const elsewhere = { ...cell, column: "Dport" };
  expect(treatInvalidRows(rows, names, [elsewhere], "drop").labels.length).toBe(3);
  expect(treatInvalidRows(rows, names, [elsewhere], "repair").features.values).toEqual(rows.features.values);
});

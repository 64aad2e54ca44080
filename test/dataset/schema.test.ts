import { describe, expect, test } from "vitest";
import { columns } from "../../src/dataset/columns";
import { describedColumns, measuredColumns, removedColumns, selectedFeatures } from "../../src/dataset/schema";
import { readOracle } from "../oracle";

interface Oracle {
  readonly steps: { readonly file_columns: number; readonly features: number };
  readonly features: readonly { readonly name: string }[];
}

const oracle = readOracle<Oracle>("preprocess.json");
const sizeOf = (wanted: string) => columns.filter(({ group }) => group === wanted).length;

describe("the schema", () => {
  test("has 45 columns of different names: 35 of the network, 8 vitals, 2 of the label", () => {
    expect(new Set(columns.map(({ name }) => name)).size).toBe(oracle.steps.file_columns);
    expect([sizeOf("network"), sizeOf("vitals"), sizeOf("label")]).toEqual([35, 8, 2]);
  });

  test("gives every column a meaning, and every measured one a unit", () => {
    for (const { name, meaning } of columns) expect(meaning, name).not.toBe("");
    for (const { name, unit } of columns) expect(unit !== null, name).toBe(measuredColumns.includes(name));
  });

  test("selects the paper's features in the order of the file", () => {
    expect(selectedFeatures).toEqual(oracle.features.map(({ name }) => name));
    expect(selectedFeatures).toHaveLength(oracle.steps.features);
    expect([...selectedFeatures, ...removedColumns]).toHaveLength(sizeOf("network"));
  });

  test("divides the columns beside category and label into numbers and texts", () => {
    const named = [...measuredColumns, ...describedColumns, "Attack Category", "Label"];
    expect(named.sort()).toEqual(columns.map(({ name }) => name).sort());
  });

  test("lets a service name stand in the two port columns alone", () => {
    expect(columns.filter(({ mayNameService }) => mayNameService).map(({ name }) => name)).toEqual(["Sport", "Dport"]);
  });
});

import { describe, expect, test } from "vitest";
import {
  categoriesByValue,
  determiningColumns,
  fewValues,
  rankColumns,
} from "../../../src/dataset/audit/label-revealing";
import { measuredColumns } from "../../../src/dataset/schema";
import { withColumns } from "../altered-flows";
import { syntheticFlows } from "../synthetic-flows";

const flows = syntheticFlows({ rows: 256 });
const rows = Int32Array.from(flows.labels.keys());
const asNumbers = (of: (label: number, row: number) => number) => Float64Array.from(flows.labels, of);

describe("rankColumns", () => {
  test("puts the columns farthest from one half first, whichever way they point", () => {
    const table = withColumns(flows, { Temp: asNumbers((label) => 1 - label), SpO2: asNumbers((label) => label) });
    const ranked = rankColumns(table, rows);
    expect(ranked.map(({ column }) => column).sort()).toEqual([...measuredColumns].sort());
    expect(ranked.find(({ column }) => column === "Temp")).toEqual({ column: "Temp", rocAuc: 0, selected: false });
    expect(ranked.find(({ column }) => column === "SpO2")).toEqual({ column: "SpO2", rocAuc: 1, selected: false });
    const distances = ranked.map(({ rocAuc }) => Math.abs(rocAuc - 0.5));
    expect(distances).toEqual([...distances].sort((a, b) => b - a));
    expect(ranked.find(({ column }) => column === "DIntPkt")?.selected).toBe(true);
  });

  test("looks at the given rows only", () => {
    const table = withColumns(flows, { Temp: asNumbers((label, row) => (row < 8 ? 1 - label : label)) });
    const aucOf = (of: Int32Array) => rankColumns(table, of).find(({ column }) => column === "Temp")?.rocAuc;
    expect(aucOf(rows.subarray(8))).toBe(1);
    expect(aucOf(rows)).toBeLessThan(1);
  });
});

describe("determiningColumns", () => {
  test("finds that the source's Ethernet address is the label", () => {
    expect(determiningColumns(flows)[0]).toEqual({
      column: "SrcMac",
      distinct: 2,
      settledFlows: 256,
      settledAttacks: 64,
      share: 1,
      guessAccuracy: 1,
      selected: false,
    });
  });

  test("counts flows whose value is met in one class only, and the best guess from the value", () => {
    const table = withColumns(flows, { Temp: asNumbers((label, row) => (label === 1 || row % 3 === 0 ? 0 : 1)) });
    const shared = Array.from(flows.labels).filter((label, row) => label === 0 && row % 3 === 0).length;
    expect(determiningColumns(table).find(({ column }) => column === "Temp")).toEqual({
      column: "Temp",
      distinct: 2,
      settledFlows: 192 - shared,
      settledAttacks: 0,
      share: (192 - shared) / 256,
      guessAccuracy: (192 - shared + Math.max(64, shared)) / 256,
      selected: false,
    });
  });

  test("leaves out constant columns and those of many values", () => {
    const found = determiningColumns(
      withColumns(flows, {
        Temp: asNumbers((_, row) => row % fewValues),
        ST: asNumbers((_, row) => row % (fewValues + 1)),
      }),
    ).map(({ column }) => column);
    expect(found).toContain("Temp");
    for (const column of ["ST", "Sport", "Dport"]) expect(found).not.toContain(column);
  });
});

test("categoriesByValue counts the flows of each category that hold a text", () => {
  expect(categoriesByValue(flows, "Flgs")).toEqual({
    " e        ": { normal: 192, Spoofing: 32 },
    " M        ": { "Data Alteration": 32 },
  });
});

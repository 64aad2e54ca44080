import { expect, test } from "vitest";
import { duplicateRecords, duplicateRows } from "../../../src/dataset/audit/duplicates";
import { readFlows } from "../../../src/dataset/read-flows";
import { joinCells, spliced, syntheticCells, syntheticFlows } from "../synthetic-flows";

const flows = syntheticFlows({ rows: 40 });
const cells = syntheticCells({ rows: 40 });
const all = flows.labels.map((_, row) => row);

test("rows that differ in one column are duplicates in the others", async () => {
  const again = spliced(cells[5], cells[0].indexOf("Packet_num"), 1, "99");
  const repeated = await readFlows(Buffer.from(joinCells([...cells, again, again])));
  const rows = repeated.labels.map((_, row) => row);
  expect(duplicateRows(repeated, rows, ["Sport", "Dur", "SrcMac"])).toBe(2);
  expect(duplicateRows(repeated, rows, ["Sport", "Dur", "SrcMac", "Packet_num"])).toBe(1);
  expect(duplicateRecords(repeated)).toBe(1);
});

test("only the given rows are compared, and each repetition counts once", () => {
  expect(duplicateRows(flows, all, ["Dport"])).toBe(39);
  expect(duplicateRows(flows, [3, 7, 9], ["Dport"])).toBe(2);
  expect(duplicateRows(flows, all, ["Sport"])).toBe(0);
  expect(duplicateRecords(flows)).toBe(0);
});

test("rows of different category are no duplicate records", async () => {
  const attack = cells.findIndex((line) => line.includes("Spoofing"));
  const renamed = spliced(cells[attack], cells[0].indexOf("Attack Category"), 1, "Data Alteration");
  expect(duplicateRecords(await readFlows(Buffer.from(joinCells([...cells, renamed]))))).toBe(0);
  expect(duplicateRecords(await readFlows(Buffer.from(joinCells([...cells, cells[attack]]))))).toBe(1);
});

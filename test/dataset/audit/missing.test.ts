import { expect, test } from "vitest";
import { cleanRows, missingCells } from "../../../src/dataset/audit/missing";
import { changed, withColumns } from "../altered-flows";
import { syntheticFlows } from "../synthetic-flows";

const flows = syntheticFlows({ rows: 20 });
const { numbers, texts } = flows;
const holed = {
  ...withColumns(flows, {
    Sport: changed(numbers.Sport, { 2: Number.NaN, 5: Number.NaN }),
    Rate: changed(numbers.Rate, { 2: Number.NaN, 5: Number.NaN }),
    SrcMac: texts.SrcMac.map((mac, row) => (row === 9 ? "" : mac)),
  }),
  invalidCells: [{ row: 2, line: 4, column: "Sport", text: "fido", port: 60179 }],
};

test("a file that was read has no missing cell", () => expect(missingCells(flows)).toEqual([]));

test("an empty text and an unlisted NaN are missing; a listed invalid cell is not", () => {
  expect(missingCells(holed)).toEqual([
    { column: "Sport", row: 5 },
    { column: "Rate", row: 2 },
    { column: "Rate", row: 5 },
    { column: "SrcMac", row: 9 },
  ]);
});

test("clean rows are those without a missing or an invalid cell, in order", () => {
  expect([...cleanRows(flows)]).toHaveLength(20);
  expect([...cleanRows(holed)]).toEqual([0, 1, 3, 4, 6, 7, 8, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19]);
});

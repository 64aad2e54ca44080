import { expect, test } from "vitest";
import { columnVariation, nearConstantShare } from "../../../src/dataset/audit/variation";
import { changed, withColumns } from "../altered-flows";
import { syntheticFlows } from "../synthetic-flows";

const flows = syntheticFlows({ rows: 1000 });

/** The column SrcGap, constant before, with another value in the given number of rows. */
const withOthers = (count: number) =>
  withColumns(flows, {
    SrcGap: changed(flows.numbers.SrcGap, Object.fromEntries(Array.from({ length: count }, (_, row) => [row * 7, 1]))),
  });

test("a column of one value is constant, be it number or text", () => {
  const { constant } = columnVariation(flows);
  expect(constant).toEqual(expect.arrayContaining(["Dir", "SrcAddr", "DstMac", "Dport", "SrcGap", "Trans", "SYS"]));
  expect(constant).not.toContain("Flgs");
  expect(constant).not.toContain("Sport");
});

test("a column is near constant up to the stated share of other values, and no further", () => {
  const most = Math.round((1 - nearConstantShare) * 1000);
  expect(columnVariation(flows).nearConstant).toEqual([]);
  const found = columnVariation(withOthers(most));
  expect(found.nearConstant).toEqual([{ column: "SrcGap", distinct: 2, commonestShare: nearConstantShare }]);
  expect(found.constant).not.toContain("SrcGap");
  expect(columnVariation(withOthers(most + 1)).nearConstant).toEqual([]);
});

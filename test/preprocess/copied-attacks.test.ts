import { expect, test } from "vitest";
import { shareOfCopiedAttacks } from "../../src/preprocess/copied-attacks";
import { takeLabelledRows } from "../../src/preprocess/labelled-rows";
import { numberedRows } from "./rows";

const rows = numberedRows([0, 0, 1, 1, 1, 1]);
const take = (...indices: number[]) => takeLabelledRows(rows, Int32Array.from(indices));

test("only attacks of the test part count, each copy for itself", () => {
  expect(shareOfCopiedAttacks(take(0, 2, 2, 3), take(0, 1, 2, 4, 4, 3))).toBe(0.5);
});

test("without an attack to test the share is 0", () => {
  expect(shareOfCopiedAttacks(take(0, 2), take(0, 1))).toBe(0);
});

import { expect, test } from "vitest";
import { countClasses, rowsOfClass, takeLabelledRows } from "../../src/preprocess/labelled-rows";
import { numberedRows } from "./rows";

test("a row may be taken more than once, in any order, with its label and origin", () => {
  const taken = takeLabelledRows(numberedRows([0, 1, 0]), Int32Array.from([2, 1, 1]));
  expect([...taken.features.values]).toEqual([2, 1, 1]);
  expect([...taken.labels]).toEqual([0, 1, 1]);
  expect([...taken.origins]).toEqual([2, 1, 1]);
});

test("the rows of a class come in ascending order", () => {
  expect([...rowsOfClass(Uint8Array.from([0, 1, 1, 0]), 1)]).toEqual([1, 2]);
  expect([...rowsOfClass(Uint8Array.from([0, 0]), 1)]).toEqual([]);
});

test("classes are counted", () => {
  expect(countClasses(Uint8Array.from([0, 1, 1, 0, 0]))).toEqual({ rows: 5, normal: 3, attack: 2 });
});

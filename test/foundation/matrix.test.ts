import { expect, test } from "vitest";
import { takeColumns, takeRows } from "../../src/foundation/matrix";

test("rows are copied in the order asked for, as often as asked for", () => {
  const matrix = { rows: 3, columns: 2, values: Float64Array.from([1, 2, 3, 4, 5, 6]) };
  expect(takeRows(matrix, [2, 0, 2])).toEqual({ rows: 3, columns: 2, values: Float64Array.from([5, 6, 1, 2, 5, 6]) });
  expect(takeRows(matrix, [])).toEqual({ rows: 0, columns: 2, values: new Float64Array() });
});

test("columns are copied in the order asked for", () => {
  const matrix = { rows: 2, columns: 3, values: Float64Array.from([1, 2, 3, 4, 5, 6]) };
  expect(takeColumns(matrix, [2, 0])).toEqual({ rows: 2, columns: 2, values: Float64Array.from([3, 1, 6, 4]) });
});

import { expect, test } from "vitest";
import { takeRows } from "../../src/foundation/matrix";

test("rows are copied in the order asked for, as often as asked for", () => {
  const matrix = { rows: 3, columns: 2, values: Float64Array.from([1, 2, 3, 4, 5, 6]) };
  expect(takeRows(matrix, [2, 0, 2])).toEqual({ rows: 3, columns: 2, values: Float64Array.from([5, 6, 1, 2, 5, 6]) });
  expect(takeRows(matrix, [])).toEqual({ rows: 0, columns: 2, values: new Float64Array() });
});

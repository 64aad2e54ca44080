import fc from "fast-check";
import { expect, test } from "vitest";
import type { Matrix } from "../../src/foundation/matrix";
import { applyStandard, fitStandard } from "../../src/preprocess/standard";

const matrix = (rows: readonly (readonly number[])[]): Matrix => ({
  rows: rows.length,
  columns: rows[0].length,
  values: Float64Array.from(rows.flat()),
});

test("each column goes to its distance from the mean in standard deviations, divided by the number of rows", () => {
  const fitted = fitStandard(
    matrix([
      [2, 10],
      [4, 10],
      [4, 40],
      [6, 40],
    ]),
  );
  expect([...fitted.means]).toEqual([4, 25]);
  expect([...fitted.deviations]).toEqual([Math.sqrt(2), 15]);
  expect([...applyStandard(matrix([[4, 55]]), fitted).values]).toEqual([0, 2]);
});

test("a constant column goes to 0, also one whose mean is rounded", () => {
  const rows = matrix(Array.from({ length: 10 }, () => [0.1]));
  expect([...fitStandard(rows).deviations]).toEqual([1]);
  for (const value of applyStandard(rows, fitStandard(rows)).values) expect(Math.abs(value)).toBeLessThan(1e-15);
});

test("the fitted rows have mean 0 and deviation 1, and are left as they were", () => {
  const value = fc.integer({ min: -1000, max: 1000 });
  fc.assert(
    fc.property(fc.uniqueArray(value, { minLength: 2, maxLength: 30 }), (column) => {
      const rows = matrix(column.map((x) => [x]));
      const { values } = applyStandard(rows, fitStandard(rows));
      const again = fitStandard({ ...rows, values });
      expect(again.means[0]).toBeCloseTo(0, 12);
      expect(again.deviations[0]).toBeCloseTo(1, 12);
      expect([...rows.values]).toEqual(column);
    }),
  );
});

import fc from "fast-check";
import { expect, test } from "vitest";
import type { Matrix } from "../../src/foundation/matrix";
import { applyRanks, fitRanks } from "../../src/preprocess/ranks";

const matrix = (rows: readonly (readonly number[])[]): Matrix => ({
  rows: rows.length,
  columns: rows[0].length,
  values: Float64Array.from(rows.flat()),
});

test("a value goes to twice the share of fitted values below it, ties counted half, less 1", () => {
  const fitted = fitRanks(
    matrix([
      [20, 1],
      [10, 1],
      [20, 1],
      [40, 1],
    ]),
  );
  const scaled = applyRanks(
    matrix([
      [5, 1],
      [10, 0],
      [20, 2],
      [30, 1],
      [99, 1],
    ]),
    fitted,
  );
  expect([...scaled.values]).toEqual([-1, 0, -0.75, -1, 0, 1, 0.5, 0, 1, 0]);
});

test("the order of a column alone counts, not its shape", () => {
  const value = fc.integer({ min: -100, max: 100 });
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 30 }), (column) => {
      const [plain, cubed] = [column, column.map((x) => x * x * x)].map((values) => matrix(values.map((x) => [x])));
      const scaled = applyRanks(plain, fitRanks(plain)).values;
      expect(applyRanks(cubed, fitRanks(cubed)).values).toEqual(scaled);
      expect(scaled.reduce((sum, x) => sum + x, 0)).toBeCloseTo(0, 10);
      for (const x of scaled) expect(Math.abs(x)).toBeLessThan(1);
      expect([...plain.values]).toEqual(column);
    }),
  );
});

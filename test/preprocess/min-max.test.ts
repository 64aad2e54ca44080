import fc from "fast-check";
import { expect, test } from "vitest";
import type { Matrix } from "../../src/foundation/matrix";
import { applyMinMax, fitMinMax } from "../../src/preprocess/min-max";
import { readOracle } from "../oracle";

interface Oracle {
  readonly minmax: {
    readonly train: number[][];
    readonly test: number[][];
    readonly scale: number[];
    readonly min: number[];
    readonly train_out: number[][];
    readonly test_out: number[][];
  };
}

const { minmax } = readOracle<Oracle>("splits.json");
const matrix = (rows: readonly (readonly number[])[]): Matrix => ({
  rows: rows.length,
  columns: rows[0].length,
  values: Float64Array.from(rows.flat()),
});

test("the scaler has scikit-learn's scale and offset, to the last bit", () => {
  const scaler = fitMinMax(matrix(minmax.train));
  expect([...scaler.scale]).toEqual(minmax.scale);
  expect([...scaler.offset].map((value) => value + 0)).toEqual(minmax.min.map((value) => value + 0));
});

test.each([
  ["training", minmax.train, minmax.train_out],
  ["unseen", minmax.test, minmax.test_out],
] as const)(
  "%s rows are scaled to scikit-learn's values, to the last bit and without clipping",
  (_, rows, expected) => {
    const scaled = applyMinMax(matrix(rows), fitMinMax(matrix(minmax.train)));
    expect([...scaled.values]).toEqual(expected.flat());
  },
);

test("rows the scaler was fitted on lie in [0, 1], up to the rounding that value * scale + offset makes", () => {
  const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 30 }), (column) => {
      const before = matrix(column.map((x) => [x]));
      const scaler = fitMinMax(before);
      const scaled = applyMinMax(before, scaler).values;
      const rounding = 4 * Number.EPSILON * (1 + Math.max(...column.map(Math.abs)) * scaler.scale[0]);
      expect(Math.min(...scaled)).toBeGreaterThanOrEqual(-rounding);
      expect(Math.max(...scaled)).toBeLessThanOrEqual(1 + rounding);
      expect([...before.values]).toEqual(column);
    }),
  );
});

test("a column whose values differ by less than ten roundings counts as constant, as in scikit-learn", () => {
  expect([...fitMinMax(matrix([[0], [9 * Number.EPSILON]])).scale]).toEqual([1]);
  expect([...fitMinMax(matrix([[0], [11 * Number.EPSILON]])).scale]).toEqual([1 / (11 * Number.EPSILON)]);
});

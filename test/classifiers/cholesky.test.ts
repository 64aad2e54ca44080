import fc from "fast-check";
import { expect, test } from "vitest";
import { solvePositiveDefinite } from "../../src/classifiers/cholesky";
import { DataError } from "../../src/foundation/errors";

const n = 4;
const entries = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: n * n, maxLength: n * n });

test("a system made from its solution gives the solution back", () => {
  const solutions = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: n, maxLength: n });
  fc.assert(
    fc.property(entries, solutions, (factor, solution) => {
      // M M' + I is positive definite whatever M is.
      const product = (i: number, j: number) =>
        Array.from({ length: n }, (_, k) => factor[i * n + k] * factor[j * n + k]).reduce((a, b) => a + b, 0);
      const matrix = Float64Array.from({ length: n * n }, (_, at) => {
        const [i, j] = [Math.floor(at / n), at % n];
        return product(i, j) + (i === j ? 1 : 0);
      });
      const right = Float64Array.from({ length: n }, (_, i) =>
        solution.reduce((sum, x, j) => sum + matrix[i * n + j] * x, 0),
      );
      const before = matrix.slice();
      const found = solvePositiveDefinite(matrix, right);
      found.forEach((x, i) => {
        expect(x).toBeCloseTo(solution[i], 8);
      });
      expect(matrix).toEqual(before);
    }),
  );
});

test("a matrix that is not positive definite is refused", () => {
  expect(() => solvePositiveDefinite(Float64Array.of(1, 2, 2, 1), Float64Array.of(1, 1))).toThrow(DataError);
  expect(() => solvePositiveDefinite(Float64Array.of(1, 1, 1, 1), Float64Array.of(1, 1))).toThrow(/scale them/);
});

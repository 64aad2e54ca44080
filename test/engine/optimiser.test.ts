import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Precision } from "../../src/engine/engine-instance";
import { adam, adamDefaults, nadam, type Optimiser, rmsProp, sgd } from "../../src/engine/optimiser";
import { parameterVector } from "../../src/engine/parameter-vector";
import { readOracle } from "../oracle";

type Rows = readonly (readonly number[])[];
interface NadamOracle {
  readonly A: Rows;
  readonly b: readonly number[];
  readonly w0: readonly number[];
  readonly lr: number;
  readonly keras3_float64: Rows;
  readonly tf29_float64: Rows;
  readonly keras3_float32: Rows;
  readonly tf29_legacy_float32: Rows;
  readonly agreement: { readonly keras3_f32_vs_f64: number; readonly tf29_f32_vs_f64: number };
}
const oracle = readOracle<NadamOracle>("nadam.json");

/** Weights after each step on the oracle's quadratic 0.5 w.A.w - b.w. */
function minimise(optimiser: Optimiser, precision: Precision, steps: number): Rows {
  const vector = parameterVector(oracle.w0, optimiser, precision);
  return Array.from({ length: steps }, () => {
    const w = vector.values();
    vector.update(oracle.A.map((row, i) => row.reduce((sum, a, j) => sum + a * w[j], -oracle.b[i])));
    return Array.from(vector.values());
  });
}

/** Largest value of measure over all steps and weights, and where it is. */
function worst(found: Rows, expected: Rows, measure: (found: number, expected: number) => number) {
  const errors = found.flatMap((row, step) =>
    row.map((value, weight) => ({ error: measure(value, expected[step][weight]), step: step + 1, weight })),
  );
  return errors.reduce((largest, one) => (one.error > largest.error ? one : largest));
}
const relative = (found: number, expected: number) => Math.abs(found - expected) / Math.abs(expected);
const absolute = (found: number, expected: number) => Math.abs(found - expected);

describe.each([
  ["tensorflow29", "tf29_float64", "tf29_legacy_float32", "tf29_f32_vs_f64"],
  ["keras3", "keras3_float64", "keras3_float32", "keras3_f32_vs_f64"],
] as const)("nadam with the schedule %s", (schedule, key64, key32, drift) => {
  const optimiser = nadam({ learningRate: oracle.lr, schedule });

  test("in float64 follows the equations to 1e-12 at every step", () => {
    const { error, step, weight } = worst(
      minimise(optimiser, "float64", oracle[key64].length),
      oracle[key64],
      relative,
    );
    expect(error, `step ${step}, weight ${weight}`).toBeLessThan(1e-12);
  });

  test("in float32 stays as near to float64 as Keras's float32 does, within a factor of two", () => {
    const { error, step, weight } = worst(
      minimise(optimiser, "float32", oracle[key32].length),
      oracle[key64],
      absolute,
    );
    expect(error, `step ${step}, weight ${weight}`).toBeLessThan(2 * oracle.agreement[drift]);
  });

  test("the other schedule is noticed at the first step", () => {
    const other = nadam({ learningRate: oracle.lr, schedule: schedule === "keras3" ? "tensorflow29" : "keras3" });
    expect(worst(minimise(other, "float64", 1), oracle[key64], relative).error).toBeGreaterThan(1e-6);
  });
});

describe("the first steps, from Keras's equations written out", () => {
  const parameter = fc.double({ min: -10, max: 10, noNaN: true });
  const gradient = fc.double({ min: 1e-3, max: 10, noNaN: true });
  const moved = (optimiser: Optimiser, start: number, gradients: readonly number[]): number => {
    const vector = parameterVector([start], optimiser, "float64");
    for (const g of gradients) vector.update([g]);
    return vector.values()[0];
  };
  const near = (found: number, expected: number): void => {
    expect(Math.abs(found - expected)).toBeLessThan(1e-13 * Math.max(1, Math.abs(expected)));
  };

  test("adam moves by learningRate g / (|g| + epsilon / sqrt(1 - beta2))", () => {
    const { learningRate, epsilon, beta2 } = adamDefaults;
    fc.assert(
      fc.property(parameter, gradient, (w, g) =>
        near(moved(adam(), w, [g]), w - (learningRate * g) / (g + epsilon / Math.sqrt(1 - beta2))),
      ),
    );
  });

  test("adam's second step has both moments corrected for their bias", () => {
    fc.assert(
      fc.property(parameter, gradient, gradient, (w, g, h) => {
        const [rate, b1, b2, epsilon] = [0.01, 0.8, 0.95, 1e-5];
        const first = moved(adam({ learningRate: rate, beta1: b1, beta2: b2, epsilon }), w, [g]);
        const m = (1 - b1) * (b1 * g + h);
        const v = (1 - b2) * (b2 * g * g + h * h);
        const alpha = (rate * Math.sqrt(1 - b2 * b2)) / (1 - b1 * b1);
        near(
          moved(adam({ learningRate: rate, beta1: b1, beta2: b2, epsilon }), w, [g, h]),
          first - (alpha * m) / (Math.sqrt(v) + epsilon),
        );
      }),
    );
  });

  test("sgd with momentum moves by learningRate (h + momentum g) at its second step", () => {
    fc.assert(
      fc.property(parameter, gradient, gradient, (w, g, h) => {
        const optimiser = sgd({ learningRate: 0.1, momentum: 0.9 });
        near(moved(optimiser, w, [g, h]), w - 0.1 * g - 0.1 * (0.9 * g + h));
      }),
    );
  });

  test("sgd without momentum forgets the first gradient", () => {
    fc.assert(fc.property(parameter, gradient, (w, g) => near(moved(sgd(), w, [g, 0, 0]), w - 0.01 * g)));
  });

  test("rmsprop moves by learningRate g / sqrt(v + epsilon), epsilon inside the root", () => {
    fc.assert(
      fc.property(parameter, gradient, gradient, (w, g, h) => {
        const [rate, rho, epsilon] = [0.01, 0.9, 1e-3];
        const v = (1 - rho) * g * g;
        const u = rho * v + (1 - rho) * h * h;
        const expected = w - (rate * g) / Math.sqrt(v + epsilon) - (rate * h) / Math.sqrt(u + epsilon);
        near(moved(rmsProp({ learningRate: rate, rho, epsilon }), w, [g, h]), expected);
      }),
    );
  });
});

test("a vector of any length is updated, each number by its own gradient alone", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 1, maxLength: 19 }), (start) => {
      for (const optimiser of [nadam(), adam(), sgd({ momentum: 0.5 }), rmsProp()]) {
        const together = parameterVector(start, optimiser, "float64");
        together.update(start);
        const alone = start.map((w) => {
          const vector = parameterVector([w], optimiser, "float64");
          vector.update([w]);
          return vector.values()[0];
        });
        expect(Array.from(together.values())).toEqual(alone);
      }
    }),
    { numRuns: 20 },
  );
});

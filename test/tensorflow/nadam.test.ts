import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-cpu";
import { beforeAll, describe, expect, test } from "vitest";
import { type NadamSchedule, nadam } from "../../src/engine/optimiser";
import { StackedNadam } from "../../src/tensorflow/nadam";
import { readOracle } from "../oracle";

type Rows = readonly (readonly number[])[];
interface NadamOracle {
  readonly A: Rows;
  readonly b: readonly number[];
  readonly w0: readonly number[];
  readonly lr: number;
  readonly keras3_float64: Rows;
  readonly tf29_float64: Rows;
}
const oracle = readOracle<NadamOracle>("nadam.json");

/** Weights after each step on the oracle's quadratic, for models stacked with these schedules. */
function minimise(schedules: readonly NadamSchedule[], steps: number): number[][][] {
  const start = tf.tensor2d(schedules.map(() => [...oracle.w0]));
  const weights = tf.variable(start) as tf.Variable<tf.Rank.R2>;
  const optimiser = new StackedNadam(schedules.map((schedule) => nadam({ learningRate: oracle.lr, schedule })));
  return Array.from({ length: steps }, () => {
    const gradient = weights
      .arraySync()
      .map((w) => oracle.A.map((row, i) => row.reduce((sum, a, j) => sum + a * w[j], -oracle.b[i])));
    optimiser.applyGradients([{ name: weights.name, tensor: tf.tensor2d(gradient) }]);
    return weights.arraySync();
  });
}

function worst(found: readonly number[][], expected: Rows): number {
  return Math.max(
    ...found.flatMap((row, step) => row.map((w, i) => Math.abs(w - expected[step][i]) / Math.abs(expected[step][i]))),
  );
}

beforeAll(async () => {
  tf.enableProdMode();
  await tf.setBackend("cpu");
});

describe("Nadam in TensorFlow.js", () => {
  const steps = oracle.tf29_float64.length;

  test.each([
    ["tensorflow29", "tf29_float64"],
    ["keras3", "keras3_float64"],
  ] as const)("follows %s at every step, in float32", (schedule, key) => {
    expect(
      worst(
        minimise([schedule], steps).map(([w]) => w),
        oracle[key],
      ),
    ).toBeLessThan(6e-7);
  });

  test("gives each of two stacked models its own schedule", () => {
    const found = minimise(["tensorflow29", "keras3"], steps);
    expect(
      worst(
        found.map(([w]) => w),
        oracle.tf29_float64,
      ),
    ).toBeLessThan(6e-7);
    expect(
      worst(
        found.map(([, w]) => w),
        oracle.keras3_float64,
      ),
    ).toBeLessThan(6e-7);
  });

  test("the other schedule is noticed", () => {
    expect(
      worst(
        minimise(["keras3"], steps).map(([w]) => w),
        oracle.tf29_float64,
      ),
    ).toBeGreaterThan(1e-4);
  });
});

import { describe, expect, test } from "vitest";
import type { Precision } from "../../src/engine/engine-instance";
import type { LayerWeights, Weights } from "../../src/engine/network";
import { type NadamSchedule, nadam } from "../../src/engine/optimiser";
import { createPredictor } from "../../src/engine/predict";
import { createTrainer } from "../../src/engine/trainer";
import { readOracle } from "../oracle";
import { inOrder, networkOf } from "./networks";

/** What the oracle says of a kernel or a bias. */
interface Summary {
  readonly norm: number;
  readonly sum: number;
  readonly first10: readonly number[];
}
type Summaries = Readonly<Record<string, Summary>>;
type Drift = Readonly<Record<string, number>>;
interface Oracle {
  readonly how: string;
  readonly constants: { readonly w: readonly number[]; readonly x: readonly number[] };
  readonly start: Summaries;
  readonly x_first_row: readonly number[];
  readonly y: readonly number[];
  readonly float64: { loss: number; logits: number[]; probabilities: number[]; grad: Summaries };
  readonly after_float64_tf29: Readonly<Record<string, Summaries>>;
  readonly after_float64_keras3: Readonly<Record<string, Summaries>>;
  readonly agreement: Readonly<Record<"tf29_f32_vs_f64_first10_maxabs" | "keras3_f32_vs_f64_first10_maxabs", Drift>>;
}
const oracle = readOracle<Oracle>("mlp-step.json");

// The sizes and the learning rate stand in the oracle's own description of the problem.
const widths = oracle.how
  .match(/net ([\d-]+)/)![1]
  .split("-")
  .map(Number);
const learningRate = Number(oracle.how.match(/lr (\.\d+)/)![1]);
const network = networkOf(widths, "elu");
const rows = oracle.y.length;

const [a, b, c] = oracle.constants.w;
const start: Weights = widths.slice(1).map((units, l) => ({
  kernel: Float64Array.from({ length: widths[l] * units }, (_, i) =>
    Math.fround(Math.sin(i * a + l * b + c) * Math.sqrt(2 / widths[l])),
  ),
  bias: Float64Array.from({ length: units }, (_, k) => Math.fround(0.1 * Math.cos(k * a + l))),
}));
const [p, q, r] = oracle.constants.x;
const values = Float64Array.from({ length: rows * widths[0] }, (_, i) =>
  Math.fround(0.5 + 0.5 * Math.sin(p * i + q * (i % widths[0]) + r)),
);
const batch = { rows: { rows, columns: widths[0], values }, labels: Uint8Array.from(oracle.y) };

function trainer(precision: Precision, schedule: NadamSchedule) {
  const optimiser = nadam({ learningRate, schedule });
  const made = createTrainer(network, { optimiser, batchSize: rows, precision, training: batch });
  made.setWeights(start);
  return made;
}

function weightsAfter(steps: number, precision: Precision, schedule: NadamSchedule): Weights {
  const made = trainer(precision, schedule);
  for (let step = 0; step < steps; step++) made.trainEpoch(inOrder(rows));
  return made.weights();
}

/** Kernel and bias of every layer under the oracle's names, W1, b1, W2 ... */
function parts(weights: Weights): [string, Float64Array][] {
  return weights.flatMap(({ kernel, bias }: LayerWeights, l): [string, Float64Array][] => [
    [`W${l + 1}`, kernel],
    [`b${l + 1}`, bias],
  ]);
}

/** Largest difference from norm, sum and first numbers of all parts; the sum of many numbers is compared with the
 * sum of their sizes, a number with itself or the part's root mean square, whichever is larger. */
function largestRelativeError(weights: Weights, expected: Summaries): number {
  return Math.max(
    ...parts(weights).flatMap(([name, found]) => {
      const { norm, sum, first10 } = expected[name];
      const rms = norm / Math.sqrt(found.length);
      const total = found.reduce((s, x) => s + x, 0);
      const size = Math.sqrt(found.reduce((s, x) => s + x * x, 0));
      const one = (x: number, i: number) => Math.abs(found[i] - x) / Math.max(Math.abs(x), rms);
      return [Math.abs(size - norm) / norm, Math.abs(total - sum) / (rms * found.length), ...first10.map(one)];
    }),
  );
}

/** Largest difference of the first numbers of all parts. */
function largestDifference(weights: Weights, expected: Summaries): number {
  return Math.max(
    ...parts(weights).flatMap(([name, found]) => expected[name].first10.map((x, i) => Math.abs(found[i] - x))),
  );
}

const largestGap = (found: Float64Array, expected: readonly number[]): number =>
  Math.max(...expected.map((x, i) => Math.abs(found[i] - x) / Math.abs(x)));

test("the problem is the oracle's: start weights and first row to 1e-12", () => {
  expect(largestRelativeError(start, oracle.start)).toBeLessThan(1e-12);
  expect(largestGap(values, oracle.x_first_row)).toBeLessThan(1e-12);
});

test("logits and probabilities in float64 agree to 1e-12", () => {
  const predictor = createPredictor(network, start, "float64");
  expect(largestGap(predictor.logits(batch.rows), oracle.float64.logits)).toBeLessThan(1e-12);
  expect(largestGap(predictor.outputs(batch.rows), oracle.float64.probabilities)).toBeLessThan(1e-12);
});

test("loss and gradients in float64 agree to 1e-12", () => {
  const made = trainer("float64", "tensorflow29");
  const { loss } = made.trainEpoch(inOrder(rows));
  expect(Math.abs(loss - oracle.float64.loss) / oracle.float64.loss).toBeLessThan(1e-12);
  expect(largestRelativeError(made.gradients(), oracle.float64.grad)).toBeLessThan(1e-12);
});

describe.each([
  ["tensorflow29", "after_float64_tf29", "tf29_f32_vs_f64_first10_maxabs"],
  ["keras3", "after_float64_keras3", "keras3_f32_vs_f64_first10_maxabs"],
] as const)("Nadam's schedule %s", (schedule, after, drift) => {
  test.each(Object.entries(oracle[after]))("after %s steps float64 agrees to 1e-12", (steps, expected) => {
    expect(largestRelativeError(weightsAfter(Number(steps), "float64", schedule), expected)).toBeLessThan(1e-12);
  });

  test.each(Object.entries(oracle.agreement[drift]))(
    "after %s steps float32 has drifted from float64 no further than twice Keras's float32",
    (steps, kerasDrift) => {
      const found = weightsAfter(Number(steps), "float32", schedule);
      expect(largestDifference(found, oracle[after][steps])).toBeLessThan(2 * kerasDrift);
    },
  );

  test("the other schedule is noticed after one step", () => {
    const other = schedule === "keras3" ? "tensorflow29" : "keras3";
    expect(largestRelativeError(weightsAfter(1, "float64", other), oracle[after]["1"])).toBeGreaterThan(1e-6);
  });
});

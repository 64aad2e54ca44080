import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-cpu";
import "@tensorflow/tfjs-backend-wasm";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { inOrder, paperProblem } from "../../src/bench/problem";
import { type TfjsNetwork, tfjsNetwork } from "../../src/bench/tfjs-network";
import { type NadamSchedule, nadam } from "../../src/engine/optimiser";
import { createTrainer } from "../../src/engine/trainer";

const steps = 20;
const problem = paperProblem(1, steps * 20);
const { network, weights, training, learningRate, batchSize } = problem;
const batches = Array.from({ length: steps }, (_, step) =>
  inOrder(problem, steps).subarray(step * batchSize, (step + 1) * batchSize),
);

function engineLosses(schedule: NadamSchedule): number[] {
  const optimiser = nadam({ learningRate, schedule });
  const trainer = createTrainer(network, { optimiser, batchSize, precision: "float32", training });
  trainer.setWeights(weights);
  return batches.map((batch) => trainer.trainEpoch(batch).loss);
}

function largestGap(first: readonly number[], second: readonly number[]): number {
  return Math.max(...first.map((value, index) => Math.abs(value - second[index])));
}

let built: TfjsNetwork | undefined;
afterEach(() => built?.dispose());
beforeAll(() => tf.enableProdMode());

function tfjsLosses(schedule: NadamSchedule): number[] {
  built = tfjsNetwork(problem, schedule);
  return batches.map((batch) => (built as TfjsNetwork).step(batch));
}

describe.each(["cpu", "wasm"])("TensorFlow.js on its %s backend", (backend) => {
  test.each(["tensorflow29", "keras3"] as const)(
    "has the engine's loss at each of 20 steps, schedule %s",
    async (schedule) => {
      expect(await tf.setBackend(backend)).toBe(true);
      expect(largestGap(tfjsLosses(schedule), engineLosses(schedule))).toBeLessThan(1e-5);
    },
  );

  test("is told apart from the engine with the other schedule", async () => {
    expect(await tf.setBackend(backend)).toBe(true);
    expect(largestGap(tfjsLosses("tensorflow29"), engineLosses("keras3"))).toBeGreaterThan(1e-3);
  });

  test("keeps no tensor of a step", async () => {
    expect(await tf.setBackend(backend)).toBe(true);
    const network = tfjsNetwork(problem, "tensorflow29");
    network.step(batches[0]);
    const before = tf.memory().numTensors;
    network.step(batches[1]);
    expect(tf.memory().numTensors).toBe(before);
    network.dispose();
  });
});

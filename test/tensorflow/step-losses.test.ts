import { describe, expect, test } from "vitest";
import { deepNetworkShape, paperDeepNetwork } from "../../src/classifiers/deep-network";
import { openDataset } from "../../src/dataset/open-dataset";
import { type NadamSchedule, nadam } from "../../src/engine/optimiser";
import { cleanFlows } from "../../src/preprocess/clean-flows";
import type { LabelledRows } from "../../src/preprocess/labelled-rows";
import { paperHoldout, prepareRows } from "../../src/preprocess/prepare";
import { protocols } from "../../src/preprocess/protocol";
import { openTensorFlow } from "../../src/tensorflow/open-tensorflow";
import { allowedGap, selfCheck } from "../../src/tensorflow/self-check";
import { largestGap, type StepByStep, stepLosses } from "../../src/tensorflow/step-losses";
import { networkOf, randomExamples } from "../engine/networks";
import { realRows } from "../real-data";
import { kindsHere } from "./kinds";

const { learningRate, batchSize } = paperDeepNetwork;

/** The first hundred steps of the paper's training. */
function paperWork(rows: LabelledRows, schedule: NadamSchedule, seed: number): StepByStep {
  const { train } = prepareRows(rows, protocols.paper, paperHoldout, seed);
  return {
    network: deepNetworkShape(paperDeepNetwork, train.features.columns),
    training: { rows: train.features, labels: train.labels },
    optimiser: nadam({ learningRate, schedule }),
    ...{ batchSize, seed, steps: 100 },
  };
}

/** A few steps on made-up rows; the sixth batch of each epoch is short. */
function smallWork(schedule: NadamSchedule, more: Partial<StepByStep> = {}): StepByStep {
  const network = networkOf([28, 64, 32, 8, 1], "elu");
  const training = randomExamples(107, 28, 1);
  return { network, training, optimiser: nadam({ learningRate, schedule }), batchSize, seed: 1, steps: 20, ...more };
}

const twinRows = cleanFlows(openDataset("twin"), "drop").rows;
const datasets = [["the twin", twinRows] as const, ...(realRows ? [["the real data", realRows] as const] : [])];

describe.each(kindsHere)("TensorFlow.js, %s", (kind) => {
  test.each(
    datasets.flatMap(([name, rows]) => (["tensorflow29", "keras3"] as const).map((one) => [name, one, rows] as const)),
  )("has the engine's loss at each of the first 100 steps on %s, schedule %s", async (_, schedule, rows) => {
    const losses = stepLosses(await openTensorFlow({ kinds: [kind] }), paperWork(rows, schedule, 1));
    expect(losses.tensorflow).toHaveLength(100);
    expect(largestGap(losses)).toBeLessThan(allowedGap);
  });

  test("has the engine's loss when the last batch of an epoch is short", async () => {
    const losses = stepLosses(await openTensorFlow({ kinds: [kind] }), smallWork("tensorflow29"));
    expect(largestGap(losses)).toBeLessThan(allowedGap);
  });

  test("is told apart from the engine with the other schedule", async () => {
    const tensorflow = await openTensorFlow({ kinds: [kind] });
    const { engine } = stepLosses(tensorflow, smallWork("tensorflow29"));
    const other = stepLosses(tensorflow, smallWork("keras3"));
    expect(largestGap({ engine, tensorflow: other.tensorflow })).toBeGreaterThan(1e-3);
  });

  test.each(["relu", "selu", "tanh", "sigmoid", "linear"] as const)(
    "has the engine's loss at each of 20 steps with %s in the hidden layers",
    async (activation) => {
      const network = networkOf([28, 12, 5, 1], activation);
      const losses = stepLosses(await openTensorFlow({ kinds: [kind] }), smallWork("keras3", { network }));
      expect(largestGap(losses)).toBeLessThan(allowedGap);
    },
  );

  test("passes the check of the set-up", async () => {
    expect(selfCheck(await openTensorFlow({ kinds: [kind] }))).toBeLessThan(allowedGap);
  });
});

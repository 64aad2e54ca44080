import { describe, expect, test } from "vitest";
import { type NadamSchedule, nadam } from "../../src/engine/optimiser";
import { openTensorFlow } from "../../src/tensorflow/open-tensorflow";
import { allowedGap, selfCheck } from "../../src/tensorflow/self-check";
import { largestGap, type StepByStep, stepLosses } from "../../src/tensorflow/step-losses";
import { networkOf, randomExamples } from "../engine/networks";
import { kindsHere } from "./kinds";

const training = randomExamples(507, 28, 1);

function work(schedule: NadamSchedule, more: Partial<StepByStep> = {}): StepByStep {
  const network = networkOf([28, 64, 32, 8, 1], "elu");
  const optimiser = nadam({ learningRate: 0.01, schedule });
  return { network, training, optimiser, batchSize: 20, seed: 1, steps: 100, ...more };
}

describe.each(kindsHere)("TensorFlow.js, %s", (kind) => {
  test.each(["tensorflow29", "keras3"] as const)(
    "has the engine's loss at each of 100 steps, short batches among them, schedule %s",
    async (schedule) => {
      const losses = stepLosses(await openTensorFlow({ kinds: [kind] }), work(schedule));
      expect(losses.tensorflow).toHaveLength(100);
      expect(largestGap(losses)).toBeLessThan(allowedGap);
    },
  );

  test("is told apart from the engine with the other schedule", async () => {
    const tensorflow = await openTensorFlow({ kinds: [kind] });
    const { engine } = stepLosses(tensorflow, work("tensorflow29", { steps: 20 }));
    const other = stepLosses(tensorflow, work("keras3", { steps: 20 }));
    expect(largestGap({ engine, tensorflow: other.tensorflow })).toBeGreaterThan(1e-3);
  });

  test.each(["relu", "selu", "tanh", "sigmoid", "linear"] as const)(
    "has the engine's loss at each of 20 steps with %s in the hidden layers",
    async (activation) => {
      const network = networkOf([28, 12, 5, 1], activation);
      const losses = stepLosses(await openTensorFlow({ kinds: [kind] }), work("keras3", { network, steps: 20 }));
      expect(largestGap(losses)).toBeLessThan(allowedGap);
    },
  );

  test("passes the check of the set-up", async () => {
    expect(selfCheck(await openTensorFlow({ kinds: [kind] }))).toBeLessThan(allowedGap);
  });
});

import * as tf from "@tensorflow/tfjs-core";
import type { Examples } from "../engine/examples";
import type { Network, Weights } from "../engine/network";
import type { Nadam } from "../engine/optimiser";
import type { Means } from "../engine/trainer";
import { meansOf } from "./means";
import { stackExamples } from "./stacked-examples";
import { stackedTrainee } from "./stacked-network";

/** One of the models that are trained together. */
export interface StackedModel {
  readonly start: Weights;
  readonly optimiser: Nadam;
  readonly training: Examples;
}

/** Models in training together, as engine/trainer.ts trains one. */
export interface StackedTrainer {
  /** Trains each model once on each of its given training rows, in batches in the given order; the last batch may be
   * short, and a model whose batches are done waits for the others.
   * @param orders row numbers of each model
   * @returns each model's means over its rows, each as it was before its batch's update */
  trainEpoch(orders: readonly Int32Array[]): Means[];
  /** Each model's means over its test rows, with the weights as they are; none when no test rows were given. */
  evaluateTests(): Means[];
  weights(): Weights[];
  /** Frees the device's memory. */
  dispose(): void;
}

/** Puts models of one shape and their rows on the device. Uses the backend that is set, now and in every call.
 * @param tests test rows of each model, or none at all */
export function createStackedTrainer(
  network: Network,
  models: readonly StackedModel[],
  batchSize: number,
  tests: readonly Examples[] = [],
): StackedTrainer {
  const trainee = stackedTrainee(network, models);
  const training = stackExamples(models.map((model) => model.training));
  const unseen = tests.length > 0 ? stackExamples(tests) : undefined;
  const step = (orders: readonly Int32Array[], at: number) => {
    const rows = orders.map((order) => order.subarray(at, at + batchSize));
    return trainee.step(training.batch(rows), (model) => rows[model].length === 0);
  };
  return {
    trainEpoch(orders) {
      const longest = Math.max(...orders.map(({ length }) => length));
      const logits: tf.Tensor3D[] = [];
      for (let at = 0; at < longest; at += batchSize) logits.push(step(orders, at));
      return meansByModel(
        logits,
        orders.map((order, model) => Uint8Array.from(order, (row) => models[model].training.labels[row])),
      );
    },
    evaluateTests() {
      if (unseen === undefined) return [];
      const batch = unseen.batch(tests.map(({ labels }) => Int32Array.from(labels, (_, row) => row)));
      const logits = trainee.logits(batch.inputs);
      tf.dispose(Object.values(batch));
      return meansByModel(
        [logits],
        tests.map(({ labels }) => labels),
      );
    },
    weights: () => trainee.weights(),
    dispose() {
      trainee.dispose();
      training.dispose();
      unseen?.dispose();
    },
  };
}

/** Reads logits from the device, all at once so that no step waits for the one before, and disposes of them. What fills
 * up a model's last batch stands behind all of its rows.
 * @param steps [models, rows of the batch, 1], batch by batch
 * @param labels of each model's rows, in the order of the batches */
function meansByModel(steps: readonly tf.Tensor3D[], labels: readonly Uint8Array[]): Means[] {
  const logits = tf.tidy(() => tf.concat([...steps], 1).dataSync());
  tf.dispose([...steps]);
  const rows = logits.length / labels.length;
  return labels.map((own, model) => meansOf(logits.subarray(model * rows, model * rows + own.length), own));
}

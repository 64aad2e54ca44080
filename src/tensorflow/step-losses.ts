import { epochOrders } from "../engine/epoch-order";
import type { Examples } from "../engine/examples";
import { initialWeights } from "../engine/initialiser";
import type { Network } from "../engine/network";
import type { Nadam } from "../engine/optimiser";
import { createTrainer } from "../engine/trainer";
import type { TensorFlow } from "./tensorflow";

/** A training, step by step. */
export interface StepByStep {
  readonly network: Network;
  readonly training: Examples;
  readonly optimiser: Nadam;
  readonly batchSize: number;
  /** Of the initial weights and of the epochs' orders. */
  readonly seed: number;
  readonly steps: number;
}

/** Mean loss of each step's batch, before its update. */
export interface StepLosses {
  readonly engine: readonly number[];
  readonly tensorflow: readonly number[];
}

/** Trains the same network with the engine and with TensorFlow.js, from the same weights on the same batches.
 * @throws UsageError when network, rows and labels do not fit together */
export function stepLosses(tensorflow: TensorFlow, work: StepByStep): StepLosses {
  const { network, training, optimiser, batchSize, seed } = work;
  const start = initialWeights(network, seed);
  const batches = firstBatches(work);
  const engine = createTrainer(network, { optimiser, batchSize, precision: "float32", training });
  engine.setWeights(start);
  const other = tensorflow.createTrainer(network, [{ start, optimiser, training }], batchSize);
  try {
    return {
      engine: batches.map((batch) => engine.trainEpoch(batch).loss),
      tensorflow: batches.map((batch) => other.trainEpoch([batch])[0].loss),
    };
  } finally {
    other.dispose();
  }
}

/** Largest distance of the two losses of a step. */
export function largestGap({ engine, tensorflow }: StepLosses): number {
  return engine.reduce((largest, loss, step) => Math.max(largest, Math.abs(loss - tensorflow[step])), 0);
}

function firstBatches({ training, batchSize, seed, steps }: StepByStep): Int32Array[] {
  const nextOrder = epochOrders(training.rows.rows, seed);
  const batches: Int32Array[] = [];
  while (batches.length < steps) {
    const order = nextOrder();
    for (let at = 0; at < order.length; at += batchSize) batches.push(order.subarray(at, at + batchSize));
  }
  return batches.slice(0, steps);
}

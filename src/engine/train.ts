import type { Matrix } from "../foundation/matrix";
import { checkLoss, checkTrainedWeights } from "./divergence";
import type { Precision } from "./engine-instance";
import { epochOrders } from "./epoch-order";
import type { Examples } from "./examples";
import { type EpochValues, type History, historyOf } from "./history";
import { initialWeights } from "./initialiser";
import type { Network, Weights } from "./network";
import type { Optimiser } from "./optimiser";
import { createTrainer } from "./trainer";

export type { EpochValues } from "./history";

/** How the learning rate goes over a training: constant, or in a straight line from its full value at the first step
 * towards 0 at the end. */
export type RateDecay = "none" | "linear";

export interface TrainOptions {
  readonly optimiser: Optimiser;
  /** None unless said. */
  readonly decay?: RateDecay;
  readonly epochs: number;
  readonly batchSize: number;
  /** Of the initial weights and of the epochs' orders. */
  readonly seed: number;
  readonly precision?: Precision;
  /** Rows to report loss and accuracy on after each epoch; never trained on. */
  readonly test?: Examples;
  /** Told each epoch's values when it is done; epochs are counted from 1. What it throws ends the training. */
  readonly onEpoch?: (epoch: number, epochs: number, values: EpochValues) => void;
}

export interface Trained {
  readonly weights: Weights;
  readonly history: History;
  /** Batches trained on. */
  readonly steps: number;
}

/** Trains a network from its initial weights on binary cross-entropy. The same arguments give the same bits on every
 * machine.
 * @param labels 1 for attack, 0 for normal, one a row
 * @throws UsageError when network, rows, labels or options do not fit together
 * @throws DataError when the loss, or in the end a weight, is no longer a finite number */
export function train(network: Network, rows: Matrix, labels: Uint8Array, options: TrainOptions): Trained {
  const { optimiser, decay, epochs, batchSize, seed, precision = "float32", test, onEpoch } = options;
  const training = { rows, labels };
  const decaySteps = epochs * Math.ceil(rows.rows / batchSize);
  const trainer = createTrainer(network, {
    ...{ optimiser, batchSize, precision, training },
    ...(decay === "linear" && { decaySteps }),
    ...(test && { test }),
  });
  trainer.setWeights(initialWeights(network, seed));
  const nextOrder = epochOrders(rows.rows, seed);
  const values: EpochValues[] = [];
  for (let epoch = 1; epoch <= epochs; epoch++) {
    const means = trainer.trainEpoch(nextOrder());
    checkLoss(means.loss, epoch, optimiser);
    values.push({ training: means, test: test === undefined ? null : trainer.evaluateTest() });
    onEpoch?.(epoch, epochs, values[epoch - 1]);
  }
  const weights = trainer.weights();
  checkTrainedWeights(weights, epochs, optimiser);
  return { weights, history: historyOf(values), steps: trainer.steps };
}

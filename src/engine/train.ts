import { DataError } from "../foundation/errors";
import type { Matrix } from "../foundation/matrix";
import type { Precision } from "./engine-instance";
import { epochOrders } from "./epoch-order";
import type { Examples } from "./examples";
import type { History } from "./history";
import { initialWeights } from "./initialiser";
import type { LayerWeights, Network, Weights } from "./network";
import type { Optimiser } from "./optimiser";
import { createTrainer, type Means } from "./trainer";

/** Values of one epoch, as in History; the test's are null when no test rows were given. */
export interface EpochValues {
  readonly training: Means;
  readonly test: Means | null;
}

export interface TrainOptions {
  readonly optimiser: Optimiser;
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
  const { optimiser, epochs, batchSize, seed, precision = "float32", test, onEpoch } = options;
  const training = { rows, labels };
  const trainer = createTrainer(network, { optimiser, batchSize, precision, training, ...(test && { test }) });
  trainer.setWeights(initialWeights(network, seed));
  const nextOrder = epochOrders(rows.rows, seed);
  const values: EpochValues[] = [];
  for (let epoch = 1; epoch <= epochs; epoch++) {
    const means = trainer.trainEpoch(nextOrder());
    if (!Number.isFinite(means.loss)) throw diverged(`the loss is ${means.loss}`, epoch, optimiser);
    values.push({ training: means, test: test === undefined ? null : trainer.evaluateTest() });
    onEpoch?.(epoch, epochs, values[epoch - 1]);
  }
  const weights = trainer.weights();
  if (!weights.every(holdsNumbers)) throw diverged("a weight is no longer a number", epochs, optimiser);
  return { weights, history: historyOf(values), steps: trainer.steps };
}

function holdsNumbers({ kernel, bias }: LayerWeights): boolean {
  return kernel.every(Number.isFinite) && bias.every(Number.isFinite);
}

function diverged(symptom: string, epoch: number, { learningRate }: Optimiser): DataError {
  return new DataError(
    `The training failed in epoch ${epoch}: ${symptom}. The weights have outgrown all bounds, or a row holds no ` +
      `number. Try a learning rate below ${learningRate}, scale the features to [0, 1], and check the rows for ` +
      "missing values.",
  );
}

/** The history of epochs, first epoch first. */
export function historyOf(values: readonly EpochValues[]): History {
  const tests = values.flatMap(({ test }) => (test === null ? [] : [test]));
  return {
    loss: values.map(({ training }) => training.loss),
    accuracy: values.map(({ training }) => training.accuracy),
    testLoss: tests.map(({ loss }) => loss),
    testAccuracy: tests.map(({ accuracy }) => accuracy),
  };
}

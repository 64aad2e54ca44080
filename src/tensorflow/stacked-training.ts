import { checkBinaryOutput, checkNetwork } from "../engine/check-network";
import { checkLoss, checkTrainedWeights } from "../engine/divergence";
import { epochOrders } from "../engine/epoch-order";
import { checkExamples, type Examples } from "../engine/examples";
import { type EpochValues, historyOf } from "../engine/history";
import { initialWeights } from "../engine/initialiser";
import type { Network } from "../engine/network";
import type { Nadam } from "../engine/optimiser";
import type { Trained } from "../engine/train";
import { UsageError } from "../foundation/errors";
import { createStackedTrainer } from "./stacked-trainer";

/** One of the models that are trained together: a fold, a seed or a configuration of its own. */
export interface TrainingTask {
  readonly training: Examples;
  /** Rows to report loss and accuracy on after each epoch, never trained on: for all tasks or for none. */
  readonly test?: Examples;
  readonly optimiser: Nadam;
  /** Of the initial weights and of the epochs' orders. */
  readonly seed: number;
}

export interface TogetherOptions {
  readonly epochs: number;
  readonly batchSize: number;
  /** Told each epoch's values, task by task; epochs are counted from 1. What it throws ends the training. */
  readonly onEpoch?: (epoch: number, epochs: number, values: readonly EpochValues[]) => void;
}

/** Trains models of one shape together, one step of the device being a step of all of them: each as engine/train.ts trains
 * it alone, from the same initial weights, on the same batches. Uses the backend that is set.
 * @throws UsageError when network, rows, labels or options do not fit together
 * @throws DataError when a loss, or in the end a weight, is no longer a finite number */
export function trainStacked(network: Network, tasks: readonly TrainingTask[], options: TogetherOptions): Trained[] {
  checkTasks(network, tasks, options);
  const { epochs, batchSize, onEpoch } = options;
  const nextOrders = tasks.map(({ training, seed }) => epochOrders(training.rows.rows, seed));
  const values: EpochValues[][] = [];
  const trainer = createStackedTrainer(
    network,
    tasks.map((task) => ({ ...task, start: initialWeights(network, task.seed) })),
    batchSize,
    tasks.flatMap(({ test }) => test ?? []),
  );
  try {
    for (let epoch = 1; epoch <= epochs; epoch++) {
      const means = trainer.trainEpoch(nextOrders.map((next) => next()));
      for (const [task, { loss }] of means.entries()) checkLoss(loss, epoch, tasks[task].optimiser);
      const tested = trainer.evaluateTests();
      values.push(means.map((training, task) => ({ training, test: tested[task] ?? null })));
      onEpoch?.(epoch, epochs, values[epoch - 1]);
    }
    return trainer.weights().map((weights, task) => {
      checkTrainedWeights(weights, epochs, tasks[task].optimiser);
      const history = historyOf(values.map((epoch) => epoch[task]));
      return { weights, history, steps: epochs * Math.ceil(tasks[task].training.rows.rows / batchSize) };
    });
  } finally {
    trainer.dispose();
  }
}

function checkTasks(network: Network, tasks: readonly TrainingTask[], { batchSize }: TogetherOptions): void {
  checkNetwork(network);
  checkBinaryOutput(network);
  if (tasks.length === 0) throw new UsageError("There is no model to train.");
  if (!Number.isInteger(batchSize) || batchSize < 1)
    throw new UsageError(`The batch size is ${batchSize}: give a whole number above 0.`);
  for (const { training, test } of tasks) {
    checkExamples(training, network.inputs, "training");
    if (test) checkExamples(test, network.inputs, "test");
  }
  if (new Set(tasks.map(({ test }) => test === undefined)).size > 1)
    throw new UsageError("Some models have test rows and others have none: give them to all or to none.");
}

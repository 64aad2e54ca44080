import { UsageError } from "../foundation/errors";
import { Arena } from "./arena";
import { checkBinaryOutput, checkNetwork, checkWeights } from "./check-network";
import { type EngineInstance, engineInstance, type Precision } from "./engine-instance";
import { checkExamples, type Examples, type ExamplesMemory, reserveExamples, writeExamples } from "./examples";
import type { Network, Weights } from "./network";
import { readWeights, writeWeights } from "./network-memory";
import type { Optimiser } from "./optimiser";
import { reserveTraining, type TrainingMemory, writeRecords } from "./training-memory";
import { type UpdateRule, updateRule } from "./update-rule";

export type { Examples } from "./examples";

export interface TrainerOptions {
  readonly optimiser: Optimiser;
  /** Steps over which the learning rate falls to 0 in a straight line; constant unless given. */
  readonly decaySteps?: number;
  readonly batchSize: number;
  readonly precision: Precision;
  readonly training: Examples;
  readonly test?: Examples;
}

/** Means over rows. */
export interface Means {
  /** Binary cross-entropy, in float64 from the logit. Keras clips the probability at 1e-7 first; this does not. */
  readonly loss: number;
  /** Share of the rows whose probability is above 0.5 just when their label is 1. */
  readonly accuracy: number;
}

/** A network in training. All its memory is reserved when it is made: no step allocates anything. */
export interface Trainer {
  /** Sets the weights; what the optimiser remembers stays.
   * @throws UsageError when they do not fit the network */
  setWeights(weights: Weights): void;
  /** Trains once on each of the given training rows, in batches in the given order; the last batch may be short, and a
   * batch's gradient is the mean over the rows it has.
   * @param order row numbers, at most as many as there are training rows
   * @returns means over the rows, each as it was before its batch's update */
  trainEpoch(order: Int32Array): Means;
  /** Means over the test rows, with the weights as they are.
   * @throws UsageError when no test rows were given */
  evaluateTest(): Means;
  weights(): Weights;
  /** Gradients of the last batch's mean loss, at the weights before its update. */
  gradients(): Weights;
  /** Batches trained on so far. */
  readonly steps: number;
  readonly memory: WebAssembly.Memory;
}

interface TrainerParts {
  readonly network: Network;
  readonly engine: EngineInstance;
  readonly arena: Arena;
  readonly memory: TrainingMemory;
  readonly training: ExamplesMemory;
  readonly test: ExamplesMemory | undefined;
  readonly batchSize: number;
  readonly rule: UpdateRule;
}

/** Makes a trainer with all weights 0.
 * @throws UsageError when network, rows, labels or batch size do not fit together
 * @throws EnvironmentError when the rows do not fit into the engine's memory */
export function createTrainer(network: Network, options: TrainerOptions): Trainer {
  checkOptions(network, options);
  const { precision, batchSize } = options;
  const engine = engineInstance(precision);
  const arena = new Arena(engine, precision);
  const rule = updateRule(options.optimiser, options.decaySteps);
  const memory = reserveTraining(arena, network, options.training.rows.rows, batchSize, rule);
  const training = reserveExamples(arena, options.training);
  const test = options.test && reserveExamples(arena, options.test);
  writeExamples(arena, training, options.training);
  if (options.test && test) writeExamples(arena, test, options.test);
  writeRecords(arena, memory, training, batchSize, rule);
  return trainerOf({ network, engine, arena, memory, training, test, batchSize, rule });
}

function trainerOf({ network, engine, arena, memory, training, test, batchSize, rule }: TrainerParts): Trainer {
  const parameters = arena.numbers(memory.network.parameters);
  const gradients = arena.numbers(memory.network.gradients);
  const orderInEngine = arena.integers(memory.order);
  const multipliers = arena.doubles(memory.multipliers);
  const totals = arena.doubles(memory.totals);
  const means = (count: number): Means => ({ loss: totals[0] / count, accuracy: totals[1] / count });
  let steps = 0;
  return {
    memory: engine.memory,
    get steps() {
      return steps;
    },
    setWeights(weights) {
      checkWeights(network, weights);
      writeWeights(memory.network, parameters, weights);
    },
    trainEpoch(order) {
      checkOrder(order, training.count);
      orderInEngine.set(order);
      const batches = Math.ceil(order.length / batchSize);
      for (let batch = 0; batch < batches; batch++) rule.next(multipliers, batch * rule.count);
      totals.fill(0);
      engine.trainEpoch(memory.plan.at, order.length);
      steps += batches;
      return means(order.length);
    },
    evaluateTest() {
      if (test === undefined) throw new UsageError("The trainer was given no test rows.");
      totals.fill(0);
      engine.evaluate(memory.plan.at, test.rows.at, test.labels.at, test.count);
      return means(test.count);
    },
    weights: () => readWeights(memory.network, parameters),
    gradients: () => readWeights(memory.network, gradients),
  };
}

function checkOptions(network: Network, { batchSize, training, test }: TrainerOptions): void {
  checkNetwork(network);
  checkBinaryOutput(network);
  if (!Number.isInteger(batchSize) || batchSize < 1)
    throw new UsageError(`The batch size is ${batchSize}: give a whole number above 0.`);
  checkExamples(training, network.inputs, "training");
  if (test) checkExamples(test, network.inputs, "test");
}

function checkOrder(order: Int32Array, rows: number): void {
  if (order.length === 0 || order.length > rows)
    throw new UsageError(`An epoch of ${order.length} rows was asked for, out of ${rows} training rows.`);
  for (let i = 0; i < order.length; i++) {
    const row = order[i];
    if (row < 0 || row >= rows) throw new UsageError(`There is no training row ${row}: the last one is ${rows - 1}.`);
  }
}

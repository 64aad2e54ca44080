import { performance } from "node:perf_hooks";
import { nadam } from "../engine/optimiser";
import { createTrainer } from "../engine/trainer";
import { openTensorFlow } from "../tensorflow/open-tensorflow";
import type { TensorFlow } from "../tensorflow/tensorflow";
import { median } from "./contest";
import type { Problem } from "./problem";

/** One way of using TensorFlow.js for many models or large batches, beside the engine doing the same. */
export interface StackedTime {
  readonly models: number;
  readonly batchSize: number;
  /** Median milliseconds of one step of all the models: the engine's one after the other on one thread. */
  readonly engineMilliseconds: number;
  readonly tensorflowMilliseconds: number;
}

/** What the workloads were measured on. */
export interface StackedTimes {
  /** TensorFlow.js's fastest device here. */
  readonly device: string;
  readonly times: readonly StackedTime[];
}

const workloads = [1, 10].flatMap((models) => [20, 256, 4096].map((batchSize) => ({ models, batchSize })));

/** Timed rounds, and rows of each model in a round; a round has at least one step. */
const rounds = 5;
const roundRows = 4096;

/** Times ten models at once and large batches, the engine and TensorFlow.js in turns. */
export async function stackedTimes(problem: Problem): Promise<StackedTimes> {
  const tensorflow = await openTensorFlow();
  const times = workloads.map(({ models, batchSize }) => timeOf(problem, tensorflow, models, batchSize));
  return { device: tensorflow.description, times };
}

function timeOf(problem: Problem, tensorflow: TensorFlow, models: number, batchSize: number): StackedTime {
  const { network, weights: start, training, learningRate } = problem;
  const optimiser = nadam({ learningRate });
  const model = { start, optimiser, training };
  const rows = Math.min(roundRows, 40 * batchSize, training.rows.rows);
  const order = Int32Array.from({ length: rows }, (_, row) => row);
  const engines = Array.from({ length: models }, () =>
    createTrainer(network, { optimiser, batchSize, precision: "float32", training }),
  );
  for (const engine of engines) engine.setWeights(start);
  const stacked = tensorflow.createTrainer(network, Array(models).fill(model), batchSize);
  const steps = Math.ceil(rows / batchSize);
  const ways = [
    () => {
      for (const engine of engines) engine.trainEpoch(order);
    },
    () => void stacked.trainEpoch(Array(models).fill(order)),
  ];
  for (const way of ways) way();
  const timed = Array.from({ length: rounds }, () => ways.map((way) => millisecondsOf(way) / steps));
  stacked.dispose();
  const [engineMilliseconds, tensorflowMilliseconds] = ways.map((_, way) => median(timed.map((round) => round[way])));
  return { models, batchSize, engineMilliseconds, tensorflowMilliseconds };
}

function millisecondsOf(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

import { performance } from "node:perf_hooks";
import { nadam } from "../engine/optimiser";
import { createTrainer } from "../engine/trainer";
import type { StackedTime, StackedTimes } from "../figures/stacked-times";
import { takeRows } from "../foundation/matrix";
import { openTensorFlow } from "../tensorflow/open-tensorflow";
import type { TensorFlow } from "../tensorflow/tensorflow";
import { median } from "./contest";
import type { Problem } from "./problem";

const workloads = [1, 10, 100].flatMap((models) => [20, 256, 4096].map((batchSize) => ({ models, batchSize })));

/** Timed rounds, and rows of each model in a round; a round has at least one step. */
const rounds = 5;
const roundRows = 4096;

/** Times many models at once and large batches, the engine and TensorFlow.js in turns. */
export async function stackedTimes(problem: Problem): Promise<StackedTimes> {
  const tensorflow = await openTensorFlow();
  const times = workloads.map(({ models, batchSize }) => timeOf(problem, tensorflow, models, batchSize));
  return { device: tensorflow.description, times };
}

function timeOf(problem: Problem, tensorflow: TensorFlow, models: number, batchSize: number): StackedTime {
  const { network, weights: start, learningRate } = problem;
  const optimiser = nadam({ learningRate });
  const order = Int32Array.from(
    { length: Math.min(roundRows, 40 * batchSize, problem.training.rows.rows) },
    (_, row) => row,
  );
  const training = {
    rows: takeRows(problem.training.rows, order),
    labels: problem.training.labels.slice(0, order.length),
  };
  const model = { start, optimiser, training };
  const engines = Array.from({ length: models }, () =>
    createTrainer(network, { optimiser, batchSize, precision: "float32", training }),
  );
  for (const engine of engines) engine.setWeights(start);
  const stacked = tensorflow.createTrainer(network, repeated(models, model), batchSize);
  const steps = Math.ceil(order.length / batchSize);
  const ways = [
    () => {
      for (const engine of engines) engine.trainEpoch(order);
    },
    () => void stacked.trainEpoch(repeated(models, order)),
  ];
  for (const way of ways) way();
  const timed = Array.from({ length: rounds }, () => ways.map((way) => millisecondsOf(way) / steps));
  stacked.dispose();
  const [engineMilliseconds, tensorflowMilliseconds] = ways.map((_, way) => median(timed.map((round) => round[way])));
  return { models, batchSize, engineMilliseconds, tensorflowMilliseconds };
}

function repeated<T>(count: number, item: T): T[] {
  return Array.from({ length: count }, () => item);
}

function millisecondsOf(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

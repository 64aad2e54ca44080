import { performance } from "node:perf_hooks";
import { epochOrders } from "../engine/epoch-order";
import { type NadamSchedule, nadam } from "../engine/optimiser";
import { train } from "../engine/train";
import { createTrainer } from "../engine/trainer";
import { type Contender, checkedBatches } from "./contender";
import { inOrder, type Problem } from "./problem";

/** Epochs of a round: one alone lasts no longer than a time slice of the operating system. */
const roundEpochs = 4;

/** This package's engine, one thread, float32. */
export function engineContender(problem: Problem): Contender {
  const schedule = "tensorflow29";
  const trainer = trainerOf(problem, schedule);
  const checkedLoss = trainer.trainEpoch(inOrder(problem, checkedBatches)).loss;
  const nextOrder = epochOrders(problem.training.rows.rows, 1);
  const round = async () => {
    const before = trainer.steps;
    const start = performance.now();
    for (let epoch = 0; epoch < roundEpochs; epoch++) trainer.trainEpoch(nextOrder());
    return { steps: trainer.steps - before, milliseconds: performance.now() - start };
  };
  const version = "WebAssembly SIMD, float32";
  return { id: "engine", name: "xmednn engine", version, schedule, checkedLoss, round, close: async () => {} };
}

/** The engine's mean loss over the checked batches, with either schedule: what the contenders' are compared with. */
export function engineCheckedLoss(problem: Problem, schedule: NadamSchedule): number {
  return trainerOf(problem, schedule).trainEpoch(inOrder(problem, checkedBatches)).loss;
}

/** Seconds that a whole training takes, as a user calls it. */
export function secondsOfTraining({ network, training, learningRate, batchSize, epochs }: Problem): number {
  const start = performance.now();
  train(network, training.rows, training.labels, { optimiser: nadam({ learningRate }), epochs, batchSize, seed: 1 });
  return (performance.now() - start) / 1000;
}

function trainerOf({ network, weights, training, learningRate, batchSize }: Problem, schedule: NadamSchedule) {
  const optimiser = nadam({ learningRate, schedule });
  const trainer = createTrainer(network, { optimiser, batchSize, precision: "float32", training });
  trainer.setWeights(weights);
  return trainer;
}

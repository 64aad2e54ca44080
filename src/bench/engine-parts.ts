import { performance } from "node:perf_hooks";
import { Arena, type Region } from "../engine/arena";
import { engineInstance } from "../engine/engine-instance";
import { epochOrders } from "../engine/epoch-order";
import { reserveForwardPass } from "../engine/forward-pass";
import type { Activation, Network } from "../engine/network";
import { reserveNetwork } from "../engine/network-memory";
import { nadam } from "../engine/optimiser";
import { createTrainer } from "../engine/trainer";
import { updateRule } from "../engine/update-rule";
import { type Problem, stepsAnEpoch } from "./problem";

/** Microseconds that a training step takes, and parts of it when they are run alone, over and over; each the fastest of many short runs,
 * so that they can be set against each other. */
export interface EngineParts {
  /** The whole step. */
  readonly step: number;
  /** The products of the forward pass, with the activations left out. */
  readonly forwardProducts: number;
  readonly elu: number;
  readonly update: number;
  /** Shuffling the rows and computing the optimiser's numbers, in JavaScript. */
  readonly host: number;
}

export function measureEngineParts(problem: Problem): EngineParts {
  const forward = fastest(forwardPass(problem, "elu"));
  const forwardProducts = fastest(forwardPass(problem, "linear"));
  const shuffle = fastest(shuffling(problem));
  return {
    step: fastest(training(problem)) + shuffle,
    forwardProducts,
    elu: forward - forwardProducts,
    update: fastest(update(problem)),
    host: fastest(schedule(problem)) + shuffle,
  };
}

const repetitions = 300;

/** Microseconds of the fastest of many calls, a call doing as many steps as it says. */
function fastest({ steps, run }: Part): number {
  const timings = Array.from({ length: 60 }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return (Math.min(...timings) * 1000) / steps;
}

interface Part {
  readonly steps: number;
  readonly run: () => void;
}

function forwardPass({ network, weights, training, batchSize }: Problem, activation: Activation): Part {
  const arena = new Arena(engineInstance("float32"), "float32");
  const pass = reserveForwardPass(arena, withActivation(network, activation), weights, batchSize);
  const batch = arena.reserveNumbers(batchSize * network.inputs);
  arena.numbers(batch).set(training.rows.values.subarray(0, batchSize * network.inputs));
  return { steps: repetitions, run: () => repeat(() => pass.run(batch, batchSize)) };
}

function withActivation({ inputs, layers }: Network, activation: Activation): Network {
  return { inputs, layers: layers.map((layer) => ({ ...layer, activation })) };
}

function update({ network, learningRate }: Problem): Part {
  const engine = engineInstance("float32");
  const arena = new Arena(engine, "float32");
  const { parameterCount: count } = reserveNetwork(arena, network, 1);
  const vectors = Array.from({ length: 4 }, (): Region => arena.reserveNumbers(count));
  const [parameters, gradients, first, second] = vectors;
  const rule = updateRule(nadam({ learningRate }));
  const multipliers = arena.reserve(rule.count * 8);
  arena.numbers(gradients).fill(0.01);
  rule.next(arena.doubles(multipliers), 0);
  const once = () => engine.update(rule.kind, parameters.at, gradients.at, first.at, second.at, count, multipliers.at);
  return { steps: repetitions, run: () => repeat(once) };
}

/** Training on rows in random order, the order being there. */
function training({ network, weights, training: examples, batchSize, learningRate }: Problem): Part {
  const optimiser = nadam({ learningRate });
  const trainer = createTrainer(network, { optimiser, batchSize, precision: "float32", training: examples });
  trainer.setWeights(weights);
  const nextOrder = epochOrders(examples.rows.rows, 1);
  const order = nextOrder().subarray(0, repetitions * batchSize);
  return { steps: Math.ceil(order.length / batchSize), run: () => trainer.trainEpoch(order) };
}

function shuffling(problem: Problem): Part {
  return { steps: stepsAnEpoch(problem), run: epochOrders(problem.training.rows.rows, 1) };
}

function schedule({ learningRate }: Problem): Part {
  const rule = updateRule(nadam({ learningRate }));
  const multipliers = new Float64Array(rule.count);
  return { steps: repetitions, run: () => repeat(() => rule.next(multipliers, 0)) };
}

function repeat(work: () => void): void {
  for (let time = 0; time < repetitions; time++) work();
}

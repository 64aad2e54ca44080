import { paperDeepNetwork } from "../classifiers/deep-network";
import { initialWeights } from "../engine/initialiser";
import type { Network, Weights } from "../engine/network";
import type { Examples } from "../engine/trainer";
import { type RandomStream, randomStream } from "../foundation/random";

/** The work that every contender does: the paper's network on rows of the paper's number and width. */
export interface Problem {
  readonly network: Network;
  /** The start of the network, the same for every contender. */
  readonly weights: Weights;
  readonly training: Examples;
  readonly learningRate: number;
  readonly batchSize: number;
  readonly epochs: number;
}

/** Rows and features that the paper trains on. */
export const paperRows = 21_403;
export const paperFeatures = 28;

/** Share of the labels that are flipped, so that the loss stays away from 0. */
const flipped = 0.1;

/** The paper's training on synthetic rows: features uniform in [0, 1), float32; a row is an attack when the first half of its
 * features adds up to more than the second half. */
export function paperProblem(seed: number, rows = paperRows): Problem {
  const { hiddenUnits, activation, initialiser, learningRate, batchSize, epochs } = paperDeepNetwork;
  const hidden = hiddenUnits.map((units) => ({ units, activation, initialiser }));
  const network: Network = {
    inputs: paperFeatures,
    layers: [...hidden, { units: 1, activation: "sigmoid", initialiser }],
  };
  const training = syntheticExamples(rows, randomStream(seed, "bench rows"));
  return { network, weights: initialWeights(network, seed), training, learningRate, batchSize, epochs };
}

/** Batches of an epoch; the last one may be short. */
export function stepsAnEpoch({ training, batchSize }: Problem): number {
  return Math.ceil(training.rows.rows / batchSize);
}

/** Numbers of the rows of the first batches, in the rows' own order. */
export function inOrder({ batchSize }: Problem, batches: number): Int32Array {
  return Int32Array.from({ length: batches * batchSize }, (_, row) => row);
}

function syntheticExamples(rows: number, stream: RandomStream): Examples {
  const values = Float64Array.from({ length: rows * paperFeatures }, () => Math.fround(stream.uniform()));
  const labels = Uint8Array.from({ length: rows }, (_, row) => {
    const isAttack = leanOf(values.subarray(row * paperFeatures, (row + 1) * paperFeatures)) > 0;
    return Number(isAttack !== stream.uniform() < flipped);
  });
  return { rows: { rows, columns: paperFeatures, values }, labels };
}

/** Sum of the first half of the features less the sum of the second half. */
function leanOf(features: Float64Array): number {
  const half = features.length / 2;
  return features.reduce((sum, value, index) => sum + (index < half ? value : -value), 0);
}

import type { Network } from "../engine/network";
import { nadam } from "../engine/optimiser";
import { randomStream } from "../foundation/random";
import { largestGap, stepLosses } from "./step-losses";
import type { TensorFlow } from "./tensorflow";

const steps = 100;
const batchSize = 20;

/** How far the losses of a step may lie apart, over the first hundred. */
export const allowedGap = 1e-5;

/** The paper's layers. */
const network: Network = {
  inputs: 28,
  layers: [
    ...[64, 32, 8].map((units) => ({ units, activation: "elu" as const, initialiser: "heNormal" as const })),
    { units: 1, activation: "sigmoid", initialiser: "heNormal" },
  ],
};

/** Trains the paper's network a hundred steps on made-up rows, with TensorFlow.js and with the engine.
 * @returns the largest distance of a step's two losses */
export function selfCheck(tensorflow: TensorFlow): number {
  const stream = randomStream(1, "TensorFlow self-check");
  const values = Float64Array.from({ length: steps * batchSize * network.inputs }, () => Math.fround(stream.uniform()));
  const labels = Uint8Array.from({ length: steps * batchSize }, (_, row) =>
    values[row * network.inputs] + 0.3 * stream.uniform() > 0.65 ? 1 : 0,
  );
  const training = { rows: { rows: labels.length, columns: network.inputs, values }, labels };
  const optimiser = nadam({ learningRate: 0.01 });
  return largestGap(stepLosses(tensorflow, { network, training, optimiser, batchSize, seed: 1, steps }));
}

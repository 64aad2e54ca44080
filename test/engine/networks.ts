import type { Activation, Network, Weights } from "../../src/engine/network";
import type { Examples } from "../../src/engine/trainer";
import { randomStream } from "../../src/foundation/random";

/** A network with the given widths of inputs, hidden layers and output; the output is sigmoid. */
export function networkOf(widths: readonly number[], activation: Activation): Network {
  const last = widths.length - 2;
  const layers = widths.slice(1).map((units, index) => ({
    units,
    activation: index === last ? ("sigmoid" as const) : activation,
    initialiser: "heNormal" as const,
  }));
  return { inputs: widths[0], layers };
}

/** Weights and biases uniform in +-sqrt(3 / inputs), so that no sum is far from 1; float32 numbers. */
export function randomWeights({ inputs, layers }: Network, seed: number): Weights {
  const stream = randomStream(seed, "test weights");
  return layers.map(({ units }, index) => {
    const below = index === 0 ? inputs : layers[index - 1].units;
    const draw = () => Math.fround((2 * stream.uniform() - 1) * Math.sqrt(3 / below));
    return {
      kernel: Float64Array.from({ length: below * units }, draw),
      bias: Float64Array.from({ length: units }, draw),
    };
  });
}

/** Rows uniform in [0, 1), float32 numbers, the label a noisy function of the first column. */
export function randomExamples(rows: number, columns: number, seed: number): Examples {
  const stream = randomStream(seed, "test rows");
  const values = Float64Array.from({ length: rows * columns }, () => Math.fround(stream.uniform()));
  const labels = Uint8Array.from({ length: rows }, (_, row) =>
    values[row * columns] + 0.3 * stream.uniform() > 0.65 ? 1 : 0,
  );
  return { rows: { rows, columns, values }, labels };
}

/** 0 .. rows - 1. */
export const inOrder = (rows: number): Int32Array => Int32Array.from({ length: rows }, (_, row) => row);

/** Largest difference of two sets of weights, each relative to the largest number of its kernel or bias. */
export function largestDifference(found: Weights, expected: Weights): number {
  const parts = (weights: Weights) => weights.flatMap(({ kernel, bias }) => [kernel, bias]);
  const theirs = parts(expected);
  return Math.max(
    ...parts(found).map((part, i) => {
      const scale = Math.max(...theirs[i].map(Math.abs), Number.MIN_VALUE);
      return Math.max(...part.map((value, j) => Math.abs(value - theirs[i][j]))) / scale;
    }),
  );
}

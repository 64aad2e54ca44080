import type { Activation, Network, Weights } from "../../src/engine/network";
import type { Nadam } from "../../src/engine/optimiser";
import type { Examples } from "../../src/engine/trainer";

/** A second implementation of training, written from the textbook equations with plain loops over float64: slow and
 * easy to read. */

const slopes: Readonly<Record<Activation, (sum: number) => number>> = {
  linear: () => 1,
  relu: (x) => (x > 0 ? 1 : 0),
  elu: (x) => (x > 0 ? 1 : Math.exp(x)),
  selu: (x) => 1.0507009873554805 * (x > 0 ? 1 : 1.6732632423543772 * Math.exp(x)),
  tanh: (x) => 1 - Math.tanh(x) ** 2,
  sigmoid: (x) => Math.exp(-x) / (1 + Math.exp(-x)) ** 2,
};

export const activations: Readonly<Record<Activation, (sum: number) => number>> = {
  linear: (x) => x,
  relu: (x) => Math.max(x, 0),
  elu: (x) => (x > 0 ? x : Math.expm1(x)),
  selu: (x) => 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * Math.expm1(x)),
  tanh: Math.tanh,
  sigmoid: (x) => 1 / (1 + Math.exp(-x)),
};

/** Sums and outputs of every layer for one row. */
function layersOf({ layers }: Network, weights: Weights, row: ArrayLike<number>) {
  let inputs = Array.from(row);
  return layers.map(({ units, activation }, index) => {
    const { kernel, bias } = weights[index];
    const sums = Array.from({ length: units }, (_, j) =>
      inputs.reduce((s, x, i) => s + x * kernel[i * units + j], bias[j]),
    );
    const layer = { inputs, sums, outputs: sums.map(activations[activation]) };
    inputs = layer.outputs;
    return layer;
  });
}

/** Outputs of the last layer for one row. */
export function outputsOf(network: Network, weights: Weights, row: ArrayLike<number>): number[] {
  return layersOf(network, weights, row)[network.layers.length - 1].outputs;
}

/** Binary cross-entropy of one row. */
export function lossOf(network: Network, weights: Weights, row: ArrayLike<number>, label: number): number {
  const [logit] = layersOf(network, weights, row)[network.layers.length - 1].sums;
  return Math.max(logit, 0) - label * logit + Math.log1p(Math.exp(-Math.abs(logit)));
}

/** Mean loss of the given rows. */
export function meanLoss(
  network: Network,
  weights: Weights,
  { rows, labels }: Examples,
  batch: ArrayLike<number>,
): number {
  const row = (i: number) => rows.values.subarray(i * rows.columns, (i + 1) * rows.columns);
  return Array.from(batch).reduce((sum, i) => sum + lossOf(network, weights, row(i), labels[i]), 0) / batch.length;
}

/** Gradient of the mean loss of the given rows. */
export function gradientOf(
  network: Network,
  weights: Weights,
  { rows, labels }: Examples,
  batch: ArrayLike<number>,
): Weights {
  const gradient = weights.map(({ kernel, bias }) => ({
    kernel: new Float64Array(kernel.length),
    bias: new Float64Array(bias.length),
  }));
  for (const i of Array.from(batch)) {
    const layers = layersOf(network, weights, rows.values.subarray(i * rows.columns, (i + 1) * rows.columns));
    let delta = [layers[layers.length - 1].outputs[0] - labels[i]];
    for (let l = layers.length - 1; l >= 0; l--) {
      const { units } = network.layers[l];
      const { inputs } = layers[l];
      delta.forEach((d, j) => {
        gradient[l].bias[j] += d / batch.length;
        inputs.forEach((x, k) => {
          gradient[l].kernel[k * units + j] += (x * d) / batch.length;
        });
      });
      if (l === 0) break;
      const { kernel } = weights[l];
      const slope = slopes[network.layers[l - 1].activation];
      delta = layers[l - 1].sums.map(
        (sum, k) => slope(sum) * delta.reduce((s, d, j) => s + d * kernel[k * units + j], 0),
      );
    }
  }
  return gradient;
}

/** Weights after one pass over the rows in the given order, with Nadam. */
export function trainedWithNadam(
  network: Network,
  start: Weights,
  examples: Examples,
  order: Int32Array,
  batchSize: number,
  optimiser: Nadam,
): Weights {
  let weights = start;
  const nadam = start.map(({ kernel, bias }) => [nadamOf(kernel, optimiser), nadamOf(bias, optimiser)]);
  for (let from = 0; from < order.length; from += batchSize) {
    const gradient = gradientOf(network, weights, examples, order.subarray(from, from + batchSize));
    weights = gradient.map(({ kernel, bias }, l) => ({ kernel: nadam[l][0](kernel), bias: nadam[l][1](bias) }));
  }
  return weights;
}

/** Nadam of one vector: a function from the gradient to the new values. */
function nadamOf(start: Float64Array, { learningRate, beta1, beta2, epsilon, schedule }: Nadam) {
  const w = Float64Array.from(start);
  const m = new Float64Array(w.length);
  const v = new Float64Array(w.length);
  const u = (t: number) => beta1 * (1 - 0.5 * 0.96 ** ((schedule === "keras3" ? 1 : 0.004) * t));
  let t = 0;
  let product = 1;
  return (g: Float64Array) => {
    t++;
    product *= u(t);
    for (let i = 0; i < w.length; i++) {
      m[i] = beta1 * m[i] + (1 - beta1) * g[i];
      v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
      const mean = (u(t + 1) * m[i]) / (1 - product * u(t + 1)) + ((1 - u(t)) * g[i]) / (1 - product);
      w[i] -= (learningRate * mean) / (Math.sqrt(v[i] / (1 - beta2 ** t)) + epsilon);
    }
    return Float64Array.from(w);
  };
}

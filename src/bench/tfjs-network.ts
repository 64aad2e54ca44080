import * as tf from "@tensorflow/tfjs-core";
// In Node, the gradients of the operations come with the layers library.
import "@tensorflow/tfjs-layers";
import type { NadamSchedule } from "../engine/optimiser";
import { nadam } from "../engine/optimiser";
import type { Problem } from "./problem";
import { TfjsNadam } from "./tfjs-nadam";

/** The problem's network in TensorFlow.js, in training. */
export interface TfjsNetwork {
  /** One step on the given rows. @returns their mean loss before it */
  step(rows: Int32Array): number;
  dispose(): void;
}

/** Builds the network of the core library's operations, which has less overhead than a model of the layers library: elu but for the last
 * layer, sigmoid cross-entropy from the logits, Nadam. Uses the backend that is set, now and in every step. */
export function tfjsNetwork(problem: Problem, schedule: NadamSchedule): TfjsNetwork {
  const { network, weights, training, learningRate } = problem;
  const layers = weights.map(({ kernel, bias }) => ({
    kernel: tf.variable(tf.tensor2d(Float32Array.from(kernel), [kernel.length / bias.length, bias.length])),
    bias: tf.variable(tf.tensor1d(Float32Array.from(bias))),
  }));
  const variables = layers.flatMap(({ kernel, bias }) => [kernel, bias]);
  const optimiser = new TfjsNadam(nadam({ learningRate, schedule }));
  const logits = (inputs: tf.Tensor2D) =>
    layers.reduce((below: tf.Tensor2D, { kernel, bias }, index) => {
      const sums = tf.add<tf.Tensor2D>(tf.matMul(below, kernel), bias);
      return index < network.layers.length - 1 ? tf.elu(sums) : sums;
    }, inputs);
  const step = (rows: Int32Array) =>
    tf.tidy(() => {
      const { inputs, labels } = batchOf(training, rows);
      const loss = () => tf.losses.sigmoidCrossEntropy(labels, logits(inputs)) as tf.Scalar;
      const cost = optimiser.minimize(loss, true, variables);
      return cost === null ? Number.NaN : cost.dataSync()[0];
    });
  const dispose = () => {
    optimiser.dispose();
    tf.dispose(variables);
  };
  return { step, dispose };
}

function batchOf({ rows: { columns, values }, labels }: Problem["training"], rows: Int32Array) {
  const inputs = new Float32Array(rows.length * columns);
  rows.forEach((row, i) => {
    inputs.set(values.subarray(row * columns, (row + 1) * columns), i * columns);
  });
  return {
    inputs: tf.tensor2d(inputs, [rows.length, columns]),
    labels: tf.tensor2d(
      Float32Array.from(rows, (row) => labels[row]),
      [rows.length, 1],
    ),
  };
}

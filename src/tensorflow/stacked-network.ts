import * as tf from "@tensorflow/tfjs-core";
// In Node, the gradients of the operations come with the layers library.
import "@tensorflow/tfjs-layers";
import type { LayerWeights, Network, Weights } from "../engine/network";
import type { Nadam } from "../engine/optimiser";
import { activations } from "./activations";
import { StackedNadam } from "./nadam";
import type { StackedBatch } from "./stacked-examples";

/** Models of one shape, whose kernels are stacked as [models, inputs, units]: one operation computes all of them. */
export interface StackedNetwork {
  /** Sums of the output layer, [models, rows, 1], of inputs [models, rows, features]. */
  logits(inputs: tf.Tensor3D): tf.Tensor3D;
  weights(): Weights[];
  dispose(): void;
}

/** Stacked models in training. */
export interface StackedTrainee extends StackedNetwork {
  /** One step of Nadam on binary cross-entropy, each model on its own batch, disposed of.
   * @param isIdle whether a model has no batch in this step
   * @returns the logits before it, [models, rows, 1]; the caller disposes of them */
  step(batch: StackedBatch, isIdle: (model: number) => boolean): tf.Tensor3D;
}

interface StackedLayer {
  readonly kernel: tf.Variable<tf.Rank.R3>;
  readonly bias: tf.Variable;
}

/** Puts models on the device. Uses the backend that is set, now and in every call.
 * @param models weights of each, in the network's shape */
export function stackedNetwork(network: Network, models: readonly Weights[]): StackedNetwork {
  const layers = stackedLayers(models);
  return { ...partsOf(network, layers, models.length), dispose: () => tf.dispose(variablesOf(layers)) };
}

/** The same, to be trained.
 * @param models start and optimiser of each */
export function stackedTrainee(
  network: Network,
  models: readonly { readonly start: Weights; readonly optimiser: Nadam }[],
): StackedTrainee {
  const layers = stackedLayers(models.map(({ start }) => start));
  const variables = variablesOf(layers);
  const optimiser = new StackedNadam(models.map((model) => model.optimiser));
  const parts = partsOf(network, layers, models.length);
  const step = ({ inputs, labels, weights }: StackedBatch, isIdle: (model: number) => boolean) =>
    tf.tidy(() => {
      let before: tf.Tensor3D | undefined;
      optimiser.rest(isIdle);
      optimiser.minimize(
        () => {
          before = tf.keep(parts.logits(inputs));
          return tf.losses.sigmoidCrossEntropy(labels, before, weights, 0, tf.Reduction.SUM);
        },
        false,
        variables,
      );
      tf.dispose([inputs, labels, weights]);
      return before!;
    });
  const dispose = () => {
    optimiser.dispose();
    tf.dispose(variables);
  };
  return { ...parts, step, dispose };
}

function partsOf({ layers }: Network, stacked: readonly StackedLayer[], models: number) {
  const last = layers.length - 1;
  const logits = (inputs: tf.Tensor3D) =>
    stacked.reduce((below, { kernel, bias }, index) => {
      const sums = tf.add<tf.Tensor3D>(tf.matMul(below, kernel), bias);
      return index < last ? activations[layers[index].activation](sums) : sums;
    }, inputs);
  return {
    logits: (inputs: tf.Tensor3D) => tf.tidy(() => logits(inputs)),
    weights: () => readWeights(stacked, models),
  };
}

function stackedLayers(models: readonly Weights[]): StackedLayer[] {
  return models[0].map(({ kernel, bias }, layer) => {
    const units = bias.length;
    const inputs = kernel.length / units;
    const kernels = concatenated(models.map((weights) => weights[layer].kernel));
    const biases = concatenated(models.map((weights) => weights[layer].bias));
    const biasShape = models.length === 1 ? [units] : [models.length, 1, units];
    return {
      kernel: tf.tidy(() => tf.variable(tf.tensor3d(kernels, [models.length, inputs, units]))),
      bias: tf.tidy(() => tf.variable(tf.tensor(biases, biasShape))),
    };
  });
}

function variablesOf(layers: readonly StackedLayer[]): tf.Variable[] {
  return layers.flatMap(({ kernel, bias }) => [kernel, bias]);
}

function readWeights(layers: readonly StackedLayer[], models: number): Weights[] {
  const values = layers.map(({ kernel, bias }) => ({ kernel: kernel.dataSync(), bias: bias.dataSync() }));
  return Array.from({ length: models }, (_, model) =>
    values.map(
      ({ kernel, bias }): LayerWeights => ({
        kernel: part(kernel, model, models),
        bias: part(bias, model, models),
      }),
    ),
  );
}

function part(values: ArrayLike<number>, index: number, parts: number): Float64Array {
  const size = values.length / parts;
  return Float64Array.from({ length: size }, (_, i) => values[index * size + i]);
}

function concatenated(parts: readonly Float64Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const values of parts) {
    whole.set(values, at);
    at += values.length;
  }
  return whole;
}

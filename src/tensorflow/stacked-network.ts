import * as tf from "@tensorflow/tfjs-core";
// In Node, the gradients of the operations come with the layers library.
import "@tensorflow/tfjs-layers";
import type { Network, Weights } from "../engine/network";
import type { Nadam } from "../engine/optimiser";
import { activations } from "./activations";
import { StackedNadam } from "./nadam";
import { type Slot, slotsOf, stackedVector, weightsOf } from "./parameter-vectors";
import type { StackedBatch } from "./stacked-examples";

/** Models of one shape on the device: one operation computes all of them. */
export interface StackedNetwork {
  /** Sums of the output layer, [models, rows, units], of inputs [models, rows, features]. */
  logits(inputs: tf.Tensor3D): tf.Tensor3D;
  weights(): Weights[];
  dispose(): void;
}

/** Stacked models in training. */
export interface StackedTrainee extends StackedNetwork {
  /** One step of Nadam on binary cross-entropy, each model on its own batch, which is disposed of.
   * @param isIdle whether a model has no batch in this step
   * @returns the logits before it, [models, rows, 1]; the caller disposes of them */
  step(batch: StackedBatch, isIdle: (model: number) => boolean): tf.Tensor3D;
}

/** Puts models on the device. Uses the backend that is set, now and in every call.
 * @param models weights of each, in the network's shape */
export function stackedNetwork(network: Network, models: readonly Weights[]): StackedNetwork {
  const { slots, parameters, ...stacked } = stack(network, models);
  return { ...stacked, dispose: () => parameters.dispose() };
}

/** The same, to be trained.
 * @param models start and optimiser of each */
export function stackedTrainee(
  network: Network,
  models: readonly { readonly start: Weights; readonly optimiser: Nadam }[],
): StackedTrainee {
  const starts = models.map(({ start }) => start);
  const { slots, parameters, ...stacked } = stack(network, starts);
  const optimiser = new StackedNadam(models.map((model) => model.optimiser));
  const step = ({ inputs, labels, weights }: StackedBatch, isIdle: (model: number) => boolean) =>
    tf.tidy(() => {
      let before: tf.Tensor3D | undefined;
      const loss = (...parts: tf.Tensor[]) => {
        before = tf.keep(logitsOf(network, parts, inputs));
        return tf.losses.sigmoidCrossEntropy(labels, before, weights, 0, tf.Reduction.SUM);
      };
      const gradients = tf.grads(loss)(partsOf(parameters, slots));
      const gradient = tf.concat(
        gradients.map((part) => tf.reshape(part, [models.length, -1])),
        1,
      );
      optimiser.rest(isIdle);
      optimiser.applyGradients([{ name: parameters.name, tensor: gradient }]);
      tf.dispose([inputs, labels, weights]);
      return before!;
    });
  const dispose = () => {
    optimiser.dispose();
    parameters.dispose();
  };
  return { ...stacked, step, dispose };
}

function stack(network: Network, models: readonly Weights[]) {
  const slots = slotsOf(network, models.length);
  const shape: [number, number] = [models.length, slots.reduce((sum, { size }) => sum + size, 0)];
  const parameters = tf.tidy(() => tf.variable(tf.tensor2d(stackedVector(models), shape)));
  return {
    slots,
    parameters,
    logits: (inputs: tf.Tensor3D) => tf.tidy(() => logitsOf(network, partsOf(parameters, slots), inputs)),
    weights: () => weightsOf(parameters.dataSync(), slots, models.length),
  };
}

/** Kernel and bias of layer after layer, of all models. */
function partsOf(parameters: tf.Variable<tf.Rank.R2>, slots: readonly Slot[]): tf.Tensor[] {
  const [models] = parameters.shape;
  return slots.map(({ at, size, shape }) => tf.reshape(tf.slice(parameters, [0, at], [models, size]), [...shape]));
}

function logitsOf({ layers }: Network, parts: readonly tf.Tensor[], inputs: tf.Tensor3D): tf.Tensor3D {
  return layers.reduce((below, { activation }, index) => {
    const sums = tf.add<tf.Tensor3D>(tf.matMul(below, parts[2 * index] as tf.Tensor3D), parts[2 * index + 1]);
    return index < layers.length - 1 ? activations[activation](sums) : sums;
  }, inputs);
}

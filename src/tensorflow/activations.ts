import * as tf from "@tensorflow/tfjs-core";
import type { Activation } from "../engine/network";

/** The activation functions of engine/network.ts in TensorFlow.js. */
export const activations: Readonly<Record<Activation, (sums: tf.Tensor3D) => tf.Tensor3D>> = {
  elu: tf.elu,
  relu: tf.relu,
  selu: tf.selu,
  tanh: tf.tanh,
  sigmoid: tf.sigmoid,
  linear: (sums) => sums,
};

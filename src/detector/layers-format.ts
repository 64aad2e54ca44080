import { z } from "zod";
import type { DenseLayer, Network } from "../engine/network";

const activations = z.enum(["elu", "relu", "selu", "tanh", "sigmoid", "linear"]);

const classOfInitialiser = {
  heNormal: "HeNormal",
  glorotUniform: "GlorotUniform",
  lecunNormal: "LeCunNormal",
} as const;
const initialiserOfClass = {
  HeNormal: "heNormal",
  GlorotUniform: "glorotUniform",
  LeCunNormal: "lecunNormal",
} as const;

const denseLayer = z.object({
  class_name: z.literal("Dense"),
  config: z.object({
    units: z.int().positive(),
    activation: activations,
    kernel_initializer: z.object({ class_name: z.enum(["HeNormal", "GlorotUniform", "LeCunNormal"]) }),
  }),
});

/** The part of a TensorFlow.js layers model that describes a stack of dense layers. */
export const topologySchema = z.object({
  model_config: z.object({
    class_name: z.literal("Sequential"),
    config: z.object({ layers: z.array(denseLayer).nonempty() }),
  }),
});

export type Topology = z.infer<typeof topologySchema>;

/** A network as the topology of a TensorFlow.js layers model.
 * @see https://github.com/tensorflow/tfjs/tree/master/tfjs-layers/src/keras_format */
export function topologyOf(network: Network) {
  const layers = network.layers.map((layer, i) => ({
    class_name: "Dense",
    config: denseConfig(layer, i, network.inputs),
  }));
  return {
    keras_version: "tfjs-layers 4.22.0",
    backend: "tensor_flow.js",
    model_config: { class_name: "Sequential", config: { name: "xmednn", layers } },
  };
}

function denseConfig({ units, activation, initialiser }: DenseLayer, index: number, inputs: number) {
  return {
    name: layerName(index),
    units,
    activation,
    use_bias: true,
    kernel_initializer: { class_name: classOfInitialiser[initialiser], config: { seed: null } },
    bias_initializer: { class_name: "Zeros", config: {} },
    trainable: true,
    dtype: "float32",
    ...(index === 0 && { batch_input_shape: [null, inputs] }),
  };
}

/** The network that a topology describes.
 * @param inputs number of features */
export function networkOf(topology: Topology, inputs: number): Network {
  return {
    inputs,
    layers: topology.model_config.config.layers.map(({ config: { units, activation, kernel_initializer } }) => ({
      units,
      activation,
      initialiser: initialiserOfClass[kernel_initializer.class_name],
    })),
  };
}

/** Name and shape of every weight in the order of the file: a layer's kernel, then its bias. */
export function weightSpecs(network: Network): { name: string; shape: number[]; dtype: "float32" }[] {
  return network.layers.flatMap(({ units }, i) => {
    const inputs = i === 0 ? network.inputs : network.layers[i - 1].units;
    return [
      { name: `${layerName(i)}/kernel`, shape: [inputs, units], dtype: "float32" as const },
      { name: `${layerName(i)}/bias`, shape: [units], dtype: "float32" as const },
    ];
  });
}

function layerName(index: number): string {
  return `dense_${index + 1}`;
}

import type { Arena, Numbers, Region } from "./arena";
import { layerFields, layerWords } from "./engine-records";
import type { Activation, Network, Weights } from "./network";

/** The engine's codes (assembly/activation.ts). */
export const activationCodes: Readonly<Record<Activation, number>> = {
  linear: 0,
  relu: 1,
  elu: 2,
  selu: 3,
  tanh: 4,
  sigmoid: 5,
};

interface LayerMemory {
  readonly inputs: number;
  readonly units: number;
  readonly inputStride: number;
  readonly stride: number;
  readonly activation: number;
  /** First element of the kernel, and of the bias, in the parameters. */
  readonly kernel: number;
  readonly bias: number;
  readonly transposed: Region;
  readonly outputs: Region;
  readonly delta: Region;
}

/** A network laid out in an engine's memory, as assembly/plan.ts describes. */
export interface NetworkMemory {
  readonly layers: readonly LayerMemory[];
  /** Elements of the parameter vector: kernel and bias of layer after layer, padded. */
  readonly parameterCount: number;
  readonly parameters: Region;
  readonly gradients: Region;
  readonly layerTable: Region;
  readonly zeros: Region;
}

/** A width rounded up to whole vectors: to 4 numbers, which are one vector of float32 or two of float64. */
export function padded(width: number): number {
  return Math.ceil(width / 4) * 4;
}

/** Reserves room for the network and for batches of at most the given rows. */
export function reserveNetwork(arena: Arena, { inputs, layers }: Network, batchRows: number): NetworkMemory {
  const widths = [inputs, ...layers.map(({ units }) => units)];
  let parameterCount = 0;
  const laidOut = layers.map(({ units, activation }, index): LayerMemory => {
    const inputStride = padded(widths[index]);
    const stride = padded(units);
    const kernel = parameterCount;
    const bias = kernel + inputStride * stride;
    parameterCount = bias + stride;
    return {
      ...{ inputs: widths[index], units, inputStride, stride, activation: activationCodes[activation], kernel, bias },
      transposed: arena.reserveNumbers(stride * inputStride),
      outputs: arena.reserveNumbers(batchRows * stride),
      delta: arena.reserveNumbers(batchRows * stride),
    };
  });
  return {
    layers: laidOut,
    parameterCount,
    parameters: arena.reserveNumbers(parameterCount),
    gradients: arena.reserveNumbers(parameterCount),
    layerTable: arena.reserve(layers.length * layerFields.length * 4),
    zeros: arena.reserveNumbers(Math.max(...widths.map(padded))),
  };
}

/** Writes the layer records that the engine reads. */
export function writeLayerTable(arena: Arena, { layers, layerTable, parameters, gradients }: NetworkMemory): void {
  const words = layers.flatMap((layer) =>
    layerWords({
      ...layer,
      kernel: parameters.at + layer.kernel * arena.numberBytes,
      bias: parameters.at + layer.bias * arena.numberBytes,
      kernelGradient: gradients.at + layer.kernel * arena.numberBytes,
      biasGradient: gradients.at + layer.bias * arena.numberBytes,
      transposed: layer.transposed.at,
      outputs: layer.outputs.at,
      delta: layer.delta.at,
    }),
  );
  arena.integers(layerTable).set(words);
}

/** Writes weights into a parameter vector; the padding is left as it is. */
export function writeWeights({ layers }: NetworkMemory, parameters: Numbers, weights: Weights): void {
  layers.forEach(({ inputs, units, stride, kernel, bias }, index) => {
    const values = weights[index];
    for (let i = 0; i < inputs; i++)
      parameters.set(values.kernel.subarray(i * units, (i + 1) * units), kernel + i * stride);
    parameters.set(values.bias, bias);
  });
}

/** Reads weights, or gradients, out of a parameter vector. */
export function readWeights({ layers }: NetworkMemory, parameters: Numbers): Weights {
  return layers.map(({ inputs, units, stride, kernel, bias }) => {
    const values = new Float64Array(inputs * units);
    for (let i = 0; i < inputs; i++) {
      const start = kernel + i * stride;
      values.set(parameters.subarray(start, start + units), i * units);
    }
    return { kernel: values, bias: Float64Array.from(parameters.subarray(bias, bias + units)) };
  });
}

import type { Arena, Numbers, Region } from "./arena";
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

interface LayerRegions {
  readonly inputs: number;
  readonly units: number;
  readonly inputStride: number;
  readonly stride: number;
  /** First element of the kernel and of the bias in the parameters. */
  readonly kernel: number;
  readonly bias: number;
  readonly activation: number;
  readonly transposed: Region;
  readonly outputs: Region;
  readonly delta: Region;
}

/** A network laid out in an engine's memory: what assembly/plan.ts describes. */
export interface NetworkMemory {
  readonly layers: readonly LayerRegions[];
  /** Elements of the parameter vector: for each layer kernel, then bias, each row padded to its stride. */
  readonly parameterCount: number;
  readonly parameters: Region;
  readonly gradients: Region;
  readonly layerTable: Region;
  readonly zeros: Region;
}

const layerWords = 12;

/** Width rounded up to whole vectors: 4 numbers, of float32 one and of float64 two. */
export const padded = (width: number): number => Math.ceil(width / 4) * 4;

/** Reserves room for the network and for batches of at most batchSize rows. */
export function reserveNetwork(arena: Arena, { inputs, layers }: Network, batchSize: number): NetworkMemory {
  const widths = [inputs, ...layers.map(({ units }) => units)];
  let parameterCount = 0;
  const regions = layers.map(({ units, activation }, index) => {
    const stride = padded(units);
    const inputStride = padded(widths[index]);
    const kernel = parameterCount;
    const bias = kernel + widths[index] * stride;
    parameterCount = bias + stride;
    return {
      ...{ inputs: widths[index], units, inputStride, stride, kernel, bias, activation: activationCodes[activation] },
      transposed: arena.reserveNumbers(units * inputStride),
      outputs: arena.reserveNumbers(batchSize * stride),
      delta: arena.reserveNumbers(batchSize * stride),
    };
  });
  return {
    layers: regions,
    parameterCount,
    parameters: arena.reserveNumbers(parameterCount),
    gradients: arena.reserveNumbers(parameterCount),
    layerTable: arena.reserve(layers.length * layerWords * 4),
    zeros: arena.reserveNumbers(Math.max(...widths.map(padded))),
  };
}

/** Writes the table that the engine reads, field by field in the order of assembly/plan.ts. */
export function writeLayerTable(arena: Arena, memory: NetworkMemory): void {
  const size = arena.numberBytes;
  const parameter = (element: number) => memory.parameters.at + element * size;
  const gradient = (element: number) => memory.gradients.at + element * size;
  const words = memory.layers.flatMap((layer) => [
    ...[layer.inputs, layer.units, layer.stride, layer.activation],
    ...[parameter(layer.kernel), parameter(layer.bias), gradient(layer.kernel), gradient(layer.bias)],
    ...[layer.transposed.at, layer.inputStride, layer.outputs.at, layer.delta.at],
  ]);
  arena.integers(memory.layerTable).set(words);
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

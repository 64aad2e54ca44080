import { Arena, type Region } from "../engine/arena";
import { engineInstance } from "../engine/engine-instance";
import type { LayerWeights, Network, Weights } from "../engine/network";
import { type NetworkMemory, padded, reserveNetwork, writeLayerTable, writeWeights } from "../engine/network-memory";

/** One number for each background row and each unit of a layer, in the engine's memory. */
export interface Multipliers {
  readonly values: Float64Array;
  /** Numbers from one row to the next; those beyond the layer's width are padding. */
  readonly stride: number;
}

/** A dense layer that carries multipliers from its sums down to its inputs. */
export interface MultiplierLayer {
  /** Of the layer's outputs, to be turned into those of its sums before carryDown. */
  readonly above: Multipliers;
  /** Of its inputs; the multipliers above of the layer below. */
  readonly below: Multipliers;
  /** below[r, i] = sum over the units k of above[r, k] * kernel[i, k] */
  carryDown(): void;
}

/** A layer upside down: what was its sums goes in, what was its inputs comes out. */
interface Reserved {
  readonly memory: NetworkMemory;
  readonly weights: Weights;
  readonly plan: Region;
  readonly above: Region;
  readonly units: number;
  readonly inputs: number;
}

/** Puts the kernels of a network, transposed, into an engine of float64, whose forward pass then carries multipliers down.
 * @param rows number of background rows
 * @returns the layers, last layer first */
export function multiplierLayers({ inputs, layers }: Network, weights: Weights, rows: number): MultiplierLayer[] {
  const engine = engineInstance("float64");
  const arena = new Arena(engine, "float64");
  const widths = [inputs, ...layers.map(({ units }) => units)];
  let above = arena.reserveNumbers(rows * padded(widths[layers.length]));
  const reserved: Reserved[] = [];
  for (let l = layers.length - 1; l >= 0; l--) {
    const [below, units] = [widths[l], widths[l + 1]];
    const upsideDown: Network = {
      inputs: units,
      layers: [{ units: below, activation: "linear", initialiser: "heNormal" }],
    };
    const memory = reserveNetwork(arena, upsideDown, rows);
    reserved.push({
      ...{ memory, above, units, inputs: below },
      weights: [transposed(weights[l], below, units)],
      plan: arena.reserve(12),
    });
    above = memory.layers[0].outputs;
  }
  const multipliers = (region: Region, width: number) => ({ values: arena.doubles(region), stride: padded(width) });
  return reserved.map(({ memory, weights: values, plan, above: from, units, inputs: below }) => {
    writeLayerTable(arena, memory);
    writeWeights(memory, arena.numbers(memory.parameters), values);
    arena.integers(plan).set([1, memory.layerTable.at, memory.zeros.at]);
    return {
      above: multipliers(from, units),
      below: multipliers(memory.layers[0].outputs, below),
      carryDown: () => engine.forward(plan.at, from.at, rows),
    };
  });
}

function transposed({ kernel }: LayerWeights, inputs: number, units: number): LayerWeights {
  return {
    kernel: kernel.map((_, i) => kernel[(i % inputs) * units + Math.floor(i / inputs)]),
    bias: new Float64Array(inputs),
  };
}

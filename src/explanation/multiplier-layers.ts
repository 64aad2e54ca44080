import type { Arena, Region } from "../engine/arena";
import { reserveForwardPass } from "../engine/forward-pass";
import type { LayerWeights, Network, Weights } from "../engine/network";
import { padded } from "../engine/network-memory";
import type { LayerValues, NetworkValues } from "./network-values";
import { smallestDifference } from "./rescale-multiplier";

/** A dense layer upside down, between one explained row and every background row. */
export interface MultiplierLayer {
  /** How much the network's output changes with each of the layer's outputs: a row for each background row, padded. */
  readonly above: Region;
  /** The same with each of its inputs: the multipliers above of the layer below. */
  readonly below: Region;
  /** Computes those below from those above, which become those of the layer's sums.
   * @param row number of the explained row */
  carryDown(row: number): void;
}

/** Puts a network upside down, layer by layer, into an engine of float64.
 * @param explained values of the rows to be explained
 * @param background values of the rows that they are compared with, all of them
 * @returns last layer first */
export function reserveMultiplierLayers(
  arena: Arena,
  { inputs, layers }: Network,
  weights: Weights,
  explained: NetworkValues,
  background: NetworkValues,
): readonly MultiplierLayer[] {
  const widths = [inputs, ...layers.map(({ units }) => units)];
  const { capacity } = background;
  const reserved: MultiplierLayer[] = [];
  let above = arena.reserveNumbers(capacity * padded(widths[layers.length]));
  for (let l = layers.length - 1; l >= 0; l--) {
    const upsideDown = denseNetwork(widths[l + 1], widths[l]);
    const kernel = transposed(weights[l], widths[l], widths[l + 1]);
    const pass = reserveForwardPass(arena, upsideDown, [kernel], capacity);
    const from = above;
    above = pass.memory.layers[0].outputs;
    const rescale = rescaleRule(arena, from, explained.layers[l], background.layers[l], capacity);
    const carryDown = (row: number) => {
      rescale(row);
      pass.run(from, capacity);
    };
    reserved.push({ above: from, below: above, carryDown });
  }
  return reserved;
}

/** From the outputs of a layer to its sums, in place. */
function rescaleRule(
  { engine }: Arena,
  multipliers: Region,
  { stride, sums, outputs, slopes }: LayerValues,
  others: LayerValues,
  count: number,
): (row: number) => void {
  return (row) => {
    const at = row * stride * 8;
    engine.rescale(
      multipliers.at,
      sums.at + at,
      outputs.at + at,
      slopes.at + at,
      others.sums.at,
      others.outputs.at,
      count,
      stride,
      smallestDifference,
    );
  };
}

function denseNetwork(inputs: number, units: number): Network {
  return { inputs, layers: [{ units, activation: "linear", initialiser: "heNormal" }] };
}

function transposed({ kernel }: LayerWeights, inputs: number, units: number): LayerWeights {
  return {
    kernel: kernel.map((_, i) => kernel[(i % inputs) * units + Math.floor(i / inputs)]),
    bias: new Float64Array(inputs),
  };
}

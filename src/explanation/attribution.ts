import { Arena } from "../engine/arena";
import { engineInstance } from "../engine/engine-instance";
import type { Network, Weights } from "../engine/network";
import { padded } from "../engine/network-memory";
import { readRows } from "../engine/padded-rows";
import type { Matrix } from "../foundation/matrix";
import { reserveMultiplierLayers } from "./multiplier-layers";
import { type NetworkValues, reserveNetworkValues } from "./network-values";

/** Rows that are explained at a time. */
export const chunkRows = 64;

export interface Attributed {
  /** A row for each explained row, a column for each feature. */
  readonly contributions: Float64Array;
  readonly outputs: Float64Array;
}

/** DeepSHAP between any rows and the background rows. */
export interface Attribution {
  readonly backgroundOutputs: Float64Array;
  /** Explains count rows from the given one on, at most chunkRows. */
  attribute(rows: Matrix, from: number, count: number): Attributed;
}

/** Puts a network with one output and the background into an engine of float64, where all of DeepSHAP is computed.
 * @param background at least one row
 * @throws EnvironmentError when they do not fit into the engine's memory */
export function prepareAttribution(network: Network, weights: Weights, background: Matrix): Attribution {
  const engine = engineInstance("float64");
  const arena = new Arena(engine, "float64");
  const explained = reserveNetworkValues(arena, network, weights, chunkRows);
  const compared = reserveNetworkValues(arena, network, weights, background.rows);
  const layers = reserveMultiplierLayers(arena, network, weights, explained, compared);
  const stride = padded(network.inputs);
  const contributions = arena.reserveNumbers(chunkRows * stride);
  const ofOutput = arena.doubles(layers[0].above);
  const { below: ofInputs } = layers[layers.length - 1];
  const attributeRow = (row: number) => {
    ofOutput.fill(1);
    for (const { carryDown } of layers) carryDown(row);
    const at = row * stride * 8;
    const [own, means] = [explained.rows.at + at, contributions.at + at];
    engine.meanContributions(ofInputs.at, own, compared.rows.at, means, background.rows, stride);
  };
  const outputsOf = ({ layers: values }: NetworkValues, count: number) =>
    readRows(arena.doubles(values[values.length - 1].outputs), 1, count);
  compared.compute(background, 0, background.rows);
  return {
    backgroundOutputs: outputsOf(compared, background.rows),
    attribute(rows, from, count) {
      explained.compute(rows, from, count);
      for (let row = 0; row < count; row++) attributeRow(row);
      return {
        contributions: readRows(arena.doubles(contributions), network.inputs, count),
        outputs: outputsOf(explained, count),
      };
    },
  };
}

import * as tf from "@tensorflow/tfjs-core";
import { checkNetwork, checkWeights } from "../engine/check-network";
import type { Network, Weights } from "../engine/network";
import { UsageError } from "../foundation/errors";
import type { Matrix } from "../foundation/matrix";
import { activations } from "./activations";
import { stackedNetwork } from "./stacked-network";

/** Rows that are judged at a time. */
const chunkRows = 4096;

/** Outputs of a network for each row, rows x units of the last layer, row-major. Uses the backend that is set.
 * @throws UsageError when network, weights and rows do not fit together */
export function predictStacked(network: Network, weights: Weights, rows: Matrix): Float64Array {
  checkNetwork(network);
  checkWeights(network, weights);
  if (rows.columns !== network.inputs)
    throw new UsageError(`The rows have ${rows.columns} columns, but the network takes ${network.inputs} inputs.`);
  const { units, activation } = network.layers[network.layers.length - 1];
  const outputs = new Float64Array(rows.rows * units);
  const stacked = stackedNetwork(network, [weights]);
  for (let from = 0; from < rows.rows; from += chunkRows) {
    const count = Math.min(chunkRows, rows.rows - from);
    const values = Float32Array.from(rows.values.subarray(from * rows.columns, (from + count) * rows.columns));
    const judged = tf.tidy(() => {
      const inputs = tf.tensor3d(values, [1, count, rows.columns]);
      return activations[activation](stacked.logits(inputs)).dataSync();
    });
    outputs.set(judged, from * units);
  }
  stacked.dispose();
  return outputs;
}

import type { Network, Weights } from "../engine/network";
import { createPredictor } from "../engine/predict";
import type { Matrix } from "../foundation/matrix";

/** What a layer computes for each row, rows x units, row-major: the sums, and the activation of them. */
export interface LayerValues {
  readonly sums: Float64Array;
  readonly outputs: Float64Array;
}

/** Computes the values of every layer in float64, first layer first. A layer's are those of the network that ends with it. */
export function layerPredictor(
  { inputs, layers }: Network,
  weights: Weights,
): (rows: Matrix) => readonly LayerValues[] {
  const predictors = layers.map((_, index) => {
    const lower = { inputs, layers: layers.slice(0, index + 1) };
    return createPredictor(lower, weights.slice(0, index + 1), "float64");
  });
  return (rows) => predictors.map((layer) => ({ sums: layer.logits(rows), outputs: layer.outputs(rows) }));
}

import type { Network, Weights } from "../engine/network";
import { UsageError } from "../foundation/errors";
import type { Matrix } from "../foundation/matrix";
import { activationSlope } from "./activation-slope";
import type { ExplainedOutput, Explanation } from "./explanation";
import { type LayerValues, layerPredictor } from "./layer-values";
import { mean } from "./mean";
import { type MultiplierLayer, type Multipliers, multiplierLayers } from "./multiplier-layers";
import { applyRescaleRule } from "./rescale-rule";

export interface ExplainOptions {
  /** "probability" (the network's output) unless said. */
  readonly output?: ExplainedOutput;
}

/** A layer with its values for the explained and for the background rows. */
interface Layer {
  readonly units: number;
  readonly explained: LayerValues;
  /** Of the activation, for the explained rows. */
  readonly slopes: Float64Array;
  readonly background: LayerValues;
}

/** DeepSHAP: the contribution of each feature to the output for each row, the mean over the background rows of what the
 * rescale rule of DeepLIFT attributes to their difference. Computed in float64, whatever the network was trained in. It
 * equals the Shapley values where the network is linear between every two rows, and approximates them elsewhere. Outputs
 * are met to rounding, but for sums that differ by less than 1e-6, where the slope replaces the ratio.
 * @param rows to be explained, one flow a row, scaled as for training
 * @param background at least one row to compare with
 * @throws UsageError when the network has not one output unit, log-odds are asked of one that does not end in a sigmoid,
 * there is no background row, or the widths do not fit
 * @see Lundberg and Lee 2017, NeurIPS, section 4.2; the rules are those of shap's DeepExplainer */
export function deepShap(
  network: Network,
  weights: Weights,
  rows: Matrix,
  background: Matrix,
  options: ExplainOptions = {},
): Explanation {
  return deepExplainer(network, weights, background, options)(rows);
}

/** The same as a function of the rows, for whoever explains again and again with one background. */
export function deepExplainer(
  network: Network,
  weights: Weights,
  background: Matrix,
  { output = "probability" }: ExplainOptions = {},
): (rows: Matrix) => Explanation {
  if (background.rows === 0) throw new UsageError("There is no background row: give at least one to compare with.");
  const explainable = endingIn(network, output);
  const valuesOf = layerPredictor(explainable, weights);
  const compared = valuesOf(background);
  const passes = multiplierLayers(explainable, weights, background.rows);
  return (rows) => {
    const explained = valuesOf(rows);
    const layers = explainable.layers
      .map(({ activation, units }, l): Layer => {
        const slopes = explained[l].outputs.map(activationSlope[activation]);
        return { units, explained: explained[l], slopes, background: compared[l] };
      })
      .reverse();
    return {
      contributions: contributionsOf(rows, background, layers, passes),
      expectedValue: mean(layers[0].background.outputs),
      outputs: layers[0].explained.outputs,
    };
  };
}

/** One explained row a row. */
function contributionsOf(
  rows: Matrix,
  background: Matrix,
  layers: readonly Layer[],
  passes: readonly MultiplierLayer[],
): Matrix {
  const contributions = new Float64Array(rows.rows * rows.columns);
  for (let row = 0; row < rows.rows; row++) {
    passDown(layers, passes, row);
    const from = row * rows.columns;
    const values = rows.values.subarray(from, from + rows.columns);
    contributions.set(meanContributions(passes[passes.length - 1].below, values, background), from);
  }
  return { rows: rows.rows, columns: rows.columns, values: contributions };
}

/** The network whose output is explained: for log-odds, the one without the sigmoid at its end. */
function endingIn({ inputs, layers }: Network, output: ExplainedOutput): Network {
  const last = layers[layers.length - 1];
  if (last?.units !== 1)
    throw new UsageError(`The network has ${last?.units ?? 0} outputs: an explanation needs exactly one.`);
  if (output === "probability") return { inputs, layers };
  if (last.activation !== "sigmoid")
    throw new UsageError(`The network ends in ${last.activation}: only a sigmoid has log-odds. Explain its output.`);
  return { inputs, layers: [...layers.slice(0, -1), { ...last, activation: "linear" }] };
}

/** Leaves, below the last of the passes, how much the output changes with each feature between one row and each background
 * row. */
function passDown(layers: readonly Layer[], passes: readonly MultiplierLayer[], row: number): void {
  passes[0].above.values.fill(1);
  passes.forEach(({ above, carryDown }, i) => {
    const { units, explained, slopes, background } = layers[i];
    const [from, to] = [row * units, (row + 1) * units];
    const values = { sums: explained.sums.subarray(from, to), outputs: explained.outputs.subarray(from, to) };
    applyRescaleRule(above, values, slopes.subarray(from, to), background);
    carryDown();
  });
}

/** Mean over the background rows of multiplier times difference, feature by feature. */
function meanContributions(multipliers: Multipliers, values: Float64Array, background: Matrix): Float64Array {
  const { rows, columns, values: others } = background;
  const sums = new Float64Array(columns);
  for (let row = 0; row < rows; row++) {
    const from = row * multipliers.stride;
    const at = row * columns;
    for (let feature = 0; feature < columns; feature++)
      sums[feature] += multipliers.values[from + feature] * (values[feature] - others[at + feature]);
  }
  return sums.map((sum) => sum / rows);
}

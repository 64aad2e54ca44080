import { checkColumns, checkNetwork, checkWeights } from "../engine/check-network";
import type { Network, Weights } from "../engine/network";
import { UsageError } from "../foundation/errors";
import type { Matrix } from "../foundation/matrix";
import { chunkRows, prepareAttribution } from "./attribution";
import type { ExplainedOutput, Explanation } from "./explanation";
import { mean } from "./mean";

export interface ExplainOptions {
  /** "probability" (the network's output) unless said. */
  readonly output?: ExplainedOutput;
}

/** DeepSHAP: the contribution of each feature to the output for each row, the mean over the background rows of what the
 * rescale rule of DeepLIFT attributes to their difference. Computed in float64, whatever the network was trained in. It
 * equals the Shapley values where the network is linear between every two rows, and approximates them elsewhere. Outputs
 * are met to rounding, but for sums that differ by less than 1e-6, where the slope replaces the ratio.
 * @param rows to be explained, one flow a row, scaled as for training
 * @param background at least one row to compare with
 * @throws UsageError when the network has not one output unit, log-odds are asked of one that does not end in a sigmoid,
 * there is no background row, or network, weights and widths do not fit together
 * @throws EnvironmentError when the background does not fit into the engine's memory
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
  const explainable = endingIn(network, output);
  checkNetwork(explainable);
  checkWeights(explainable, weights);
  checkColumns(explainable, background);
  if (background.rows === 0) throw new UsageError("There is no background row: give at least one to compare with.");
  const { backgroundOutputs, attribute } = prepareAttribution(explainable, weights, background);
  const expectedValue = mean(backgroundOutputs);
  return (rows) => {
    checkColumns(explainable, rows);
    const contributions = new Float64Array(rows.rows * rows.columns);
    const outputs = new Float64Array(rows.rows);
    for (let from = 0; from < rows.rows; from += chunkRows) {
      const attributed = attribute(rows, from, Math.min(chunkRows, rows.rows - from));
      contributions.set(attributed.contributions, from * rows.columns);
      outputs.set(attributed.outputs, from);
    }
    return { contributions: { ...rows, values: contributions }, expectedValue, outputs };
  };
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

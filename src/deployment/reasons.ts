import { quantityText } from "../dataset/quantity-text";
import type { Detector } from "../detector/detector";
import { deepExplainer } from "../explanation/deep-shap";
import { quantile } from "../explanation/quantile";
import { ranking } from "../explanation/ranking";
import { type Matrix, takeRows } from "../foundation/matrix";
import { signed } from "../foundation/number-text";
import { applyMinMax } from "../preprocess/min-max";
import type { Reason } from "./judged-flow";

/** Reasons that are named. */
const named = 3;
/** What lies beyond these quantiles of the normal flows is called unusual. */
const usual = [0.05, 0.95] as const;

/** Says of flows why they were judged as they were: the features that moved the probability most from the mean of the detector's
 * normal flows, by DeepSHAP.
 * @param rows in the units of the data set
 * @returns for each row its reasons, largest first; none when the detector has no normal flows to compare with */
export function reasonFinder(detector: Detector): (rows: Matrix) => readonly (readonly Reason[])[] {
  const { network, weights, scaler, features, deployment } = detector;
  if (deployment === undefined) return ({ rows }) => Array.from({ length: rows }, () => []);
  const explain = deepExplainer(network, weights, applyMinMax(deployment.normalFlows, scaler));
  const wordsOf = features.map((feature, column) => describer(feature, columnOf(deployment.normalFlows, column)));
  return (rows) => {
    const { contributions } = explain(applyMinMax(rows, scaler));
    return Array.from({ length: rows.rows }, (_, row) => {
      const shares = takeRows(contributions, [row]).values;
      return ranking(Array.from(shares, Math.abs))
        .slice(0, named)
        .map((column) => {
          const value = rows.values[row * rows.columns + column];
          const contribution = shares[column];
          return { feature: features[column], value, contribution, words: wordsOf[column](value, contribution) };
        });
    });
  };
}

const columnOf = ({ rows, columns, values }: Matrix, column: number) =>
  Float64Array.from({ length: rows }, (_, row) => values[row * columns + column]).sort();

/** Words for a feature, by its values in normal flows.
 * @param sorted ascending */
function describer(feature: string, sorted: Float64Array): (value: number, contribution: number) => string {
  const [low, high] = usual.map((share) => quantile(sorted, share));
  const remark = (value: number) => (value < low ? ", unusually low" : value > high ? ", unusually high" : "");
  return (value, contribution) =>
    `${feature} ${quantityText(feature, value)}${remark(value)}: ${signed(contribution, 2)}`;
}

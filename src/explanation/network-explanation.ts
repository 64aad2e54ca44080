import type { Network, Weights } from "../engine/network";
import type { Matrix } from "../foundation/matrix";
import { randomStream } from "../foundation/random";
import { type LabelledRows, takeLabelledRows } from "../preprocess/labelled-rows";
import type { MinMaxScaler } from "../preprocess/min-max";
import { otherBackgrounds, usualBackground } from "./backgrounds";
import { deepShap } from "./deep-shap";
import { type Directions, directions } from "./directions";
import { drawRows } from "./draw-rows";
import type { Explanation } from "./explanation";
import type { ExplanationResults, FeatureDots, FlowExplanation, Importances } from "./explanation-results";
import { featureDots } from "./feature-dots";
import { medianDetection } from "./flow-explanation";
import { importances } from "./ranking";

/** Test rows that are explained. */
const explainedCount = 400;

/** How much of a network is explained: the importances of its features, or all that the pictures show. */
export type ExplanationDepth = "importances" | "pictures";

/** A trained network, explained on its test rows. */
export interface NetworkExplanation {
  readonly explainedRows: number;
  readonly expectedValue: number;
  /** With the usual background. */
  readonly importances: Importances;
  readonly directions: Directions;
  /** null unless pictures are wanted. */
  readonly pictures: Pick<ExplanationResults, "byBackground" | "dots" | "flow"> | null;
}

/** The data a network was trained and tested on, scaled. */
export interface NetworkRows {
  readonly train: LabelledRows;
  readonly test: LabelledRows;
  readonly scaler: MinMaxScaler;
}

/** Explains the probability of attack that a network gives to 400 test rows, drawn at random, by DeepSHAP with 100 training
 * rows as background.
 * @param seed of the streams "explained rows" and "background ..." */
export function explainNetwork(
  { network, weights }: { readonly network: Network; readonly weights: Weights },
  { train, test, scaler }: NetworkRows,
  seed: number,
  depth: ExplanationDepth,
): NetworkExplanation {
  const all = Int32Array.from(test.labels, (_, row) => row);
  const explained = takeLabelledRows(test, drawRows(all, explainedCount, randomStream(seed, "explained rows")));
  const explain = (background: Matrix) => deepShap(network, weights, explained.features, background);
  const background = usualBackground(train, seed);
  const explanation = explain(background.rows);
  const usual = { name: background.name, importances: importances(explanation.contributions) };
  const pictures = () => ({
    byBackground: [
      usual,
      ...otherBackgrounds(train, seed).map(({ name, rows }) => ({
        name,
        importances: importances(explain(rows).contributions),
      })),
    ],
    ...drawnParts(explanation, explained, scaler, seed),
  });
  return {
    explainedRows: explained.labels.length,
    expectedValue: explanation.expectedValue,
    importances: usual.importances,
    directions: directions(explanation.contributions, explained.features),
    pictures: depth === "pictures" ? pictures() : null,
  };
}

function drawnParts(
  explanation: Explanation,
  { features, labels }: LabelledRows,
  scaler: MinMaxScaler,
  seed: number,
): { readonly dots: readonly FeatureDots[]; readonly flow: FlowExplanation } {
  return {
    dots: featureDots(explanation, inFileUnits(features, scaler, 3), labels, seed),
    flow: medianDetection(explanation, inFileUnits(features, scaler, 3), labels),
  };
}

/** Scaled rows in the units of the file again, with the given count of significant digits. */
function inFileUnits(rows: Matrix, { scale, offset }: MinMaxScaler, digits: number): Matrix {
  const values = rows.values.map((value, i) => {
    const column = i % rows.columns;
    return Number(((value - offset[column]) / scale[column]).toPrecision(digits));
  });
  return { ...rows, values };
}

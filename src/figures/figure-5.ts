import type { Results } from "../evaluation/results";
import type { ExplanationResults } from "../explanation/explanation-results";
import { ranking } from "../explanation/ranking";
import { topCount } from "../explanation/ranking-stability";
import { decimals } from "../foundation/number-text";
import { beeswarmPanel } from "./beeswarm-panel";
import { type Canvas, textAt } from "./canvas";
import { colourKey } from "./colour-key";
import { explanationOf } from "./explanation-of";
import type { Figure } from "./figure";
import { framed } from "./frame";
import type { Paper } from "./paper";
import type { JsonRecord, PlotSpec } from "./plot-spec";
import { colours } from "./theme";

const about = { id: "figure-5", title: "Figure 5. SHAP values of the five features with the highest impact" } as const;
const rowHeight = 46;
const headerHeight = 26;
const columns = { left: 118, right: 506, importance: 586, paper: 669 } as const;

/** Figure 5 of the paper: SHAP's summary plot of the network with the first seed, its five most important features, with
 * the rank that the paper gives them. Drawing throws a DataError when the results hold no explanation. */
export const figure5: Figure = { ...about, draw };

function draw(results: Results, paper: Paper): PlotSpec {
  const explanation = explanationOf(results, about.title);
  const [{ importances }] = explanation.bySeed;
  const top = ranking(importances).slice(0, topCount);
  const plotHeight = top.length * rowHeight;
  const meta = {
    ...about,
    seeds: "first" as const,
    caption: caption(explanation, paper, top),
    alt: `${inWords(explanation, top)} In the paper: ${paper.figure5.features.map(({ feature }) => feature).join(", ")}.`,
  };
  return framed(results, meta, headerHeight + plotHeight + 46, (canvas, bodyTop) => {
    const box = {
      left: columns.left,
      right: columns.right,
      top: bodyTop + headerHeight,
      bottom: bodyTop + headerHeight + plotHeight,
    };
    const rows = top.map((column) => ({ feature: explanation.features[column], dots: explanation.dots[column] }));
    const panel = beeswarmPanel(canvas, box, rows, 5);
    const key = colourKey(canvas, box.left, bodyTop + 12);
    return {
      ...panel,
      annotations: [
        ...panel.annotations,
        ...key.annotations,
        ...header(canvas, bodyTop + 12),
        ...top.flatMap((column, i) => rowTexts(canvas, box.top + (i + 0.5) * rowHeight, explanation, paper, column)),
      ],
      shapes: [...(panel.shapes ?? []), ...(key.shapes ?? [])],
    };
  });
}

function header(canvas: Canvas, y: number): JsonRecord[] {
  const style = { align: "right", colour: colours.muted } as const;
  return [
    textAt(canvas, columns.importance, y, "mean |SHAP|", style),
    textAt(canvas, columns.paper, y, "in the paper", style),
  ];
}

function rowTexts(canvas: Canvas, y: number, { features, bySeed }: ExplanationResults, paper: Paper, column: number) {
  const rank = paper.figure5.features.findIndex(({ feature }) => feature === features[column]) + 1;
  const right = { align: "right" } as const;
  return [
    textAt(canvas, columns.importance, y, decimals(bySeed[0].importances[column], 3), {
      ...right,
      colour: colours.measured,
    }),
    textAt(canvas, columns.paper, y, rank === 0 ? "not in its five" : `rank ${rank}`, {
      ...right,
      colour: rank === 0 ? colours.muted : colours.paper,
    }),
  ];
}

function caption(
  { features, explainedRows, byBackground }: ExplanationResults,
  paper: Paper,
  top: readonly number[],
): string {
  const shown = top.map((column) => features[column]);
  const missing = paper.figure5.features
    .filter(({ feature }) => !shown.includes(feature))
    .map(({ feature }) => feature);
  const verdict =
    missing.length === 0
      ? "They are the paper's five."
      : `Of the paper's five, ${missing.join(" and ")} ${missing.length === 1 ? "is" : "are"} not among them.`;
  return (
    `DeepSHAP values of ${explainedRows} test rows against ${byBackground[0].name}, in probability of attack; ` +
    `a dot is a flow, its colour the feature's value, and features are in the order of their mean absolute value. ${verdict}`
  );
}

function inWords({ features, bySeed }: ExplanationResults, top: readonly number[]): string {
  const named = top.map((column) => `${features[column]} ${decimals(bySeed[0].importances[column], 3)}`);
  return `Mean absolute SHAP values: ${named.join(", ")}.`;
}

import type { Results } from "../evaluation/results";
import { ranking } from "../explanation/ranking";
import { beeswarmPanel } from "./beeswarm-panel";
import { colourKey } from "./colour-key";
import { explanationOf } from "./explanation-of";
import type { Figure } from "./figure";
import { framed } from "./frame";
import type { PlotSpec } from "./plot-spec";

const about = { id: "figure-5-all", title: "Figure 5, all features: SHAP values of the network" } as const;
const rowHeight = 19;
const headerHeight = 28;

/** Figure 5 of the paper with all features in place of the first five. */
export const figure5All: Figure = { ...about, draw };

function draw(results: Results): PlotSpec {
  const { features, bySeed, dots, explainedRows, byBackground } = explanationOf(results, about.title);
  const [{ importances }] = bySeed;
  const rows = ranking(importances).map((column) => ({ feature: features[column], dots: dots[column] }));
  const silent = features.filter((_, column) => importances[column] === 0);
  const plotHeight = rows.length * rowHeight;
  const caption =
    `DeepSHAP values of ${explainedRows} test rows against ${byBackground[0].name}, in probability of attack, in the order ` +
    `of their mean absolute value. ${silent.length} of the ${features.length} features contribute nothing to any row` +
    `${silent.length === 0 ? "." : `: ${silent.join(", ")}. Grey: a feature that does not vary in these rows.`}`;
  const alt = `All features by falling mean absolute SHAP value: ${rows.map(({ feature }) => feature).join(", ")}.`;
  return framed(results, { ...about, seeds: "first", caption, alt }, headerHeight + plotHeight + 46, (canvas, top) => {
    const box = { left: 118, right: 664, top: top + headerHeight, bottom: top + headerHeight + plotHeight };
    const panel = beeswarmPanel(canvas, box, rows, 3.5);
    const key = colourKey(canvas, box.left, top + 12);
    return {
      ...panel,
      annotations: [...panel.annotations, ...key.annotations],
      shapes: [...(panel.shapes ?? []), ...(key.shapes ?? [])],
    };
  });
}

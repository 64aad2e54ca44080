import type { Results } from "../evaluation/results";
import { decimals } from "../foundation/number-text";
import { publishedDecimals } from "../foundation/rounded";
import { hidden } from "./axes";
import { boostingPanel } from "./boosting-panel";
import { textAt, wrapped } from "./canvas";
import type { Figure } from "./figure";
import { type FrameMeta, framed } from "./frame";
import { type BoostingComparison, nearestSettings, nearestSettingsTable } from "./nearest-settings";
import type { Paper } from "./paper";
import type { PlotSpec } from "./plot-spec";

const about = { id: "table-1-xgboost", title: "Table 1, XGBoost: which settings give the paper's accuracy" } as const;
const bodyHeight = 250;
const emptyHeight = 60;

/** The paper does not say how XGBoost was set: its accuracy by depth and learning rate, beside the one of Table 1. */
export const table1Xgboost: Figure = { ...about, draw };

function draw(results: Results, paper: Paper): PlotSpec {
  const claimed = paper.table1.rows.find(({ id }) => id === "xgb")?.accuracy ?? 0;
  const nearest = nearestSettings(results.boostingSettings, claimed);
  if (nearest.length === 0) return drawReason(results);
  const found = nearestInWords(nearest[0]);
  const meta: FrameMeta = { ...about, seeds: "first", caption: `${caption(claimed)} ${found}`, alt: found };
  return framed(results, meta, bodyHeight, (canvas, top) => {
    const box = { left: 44, right: 330, top: top + 28, bottom: top + 206 };
    const panel = boostingPanel(canvas, box, results.boostingSettings, claimed);
    const table = nearestSettingsTable(canvas, top + 14, nearest);
    return {
      data: panel.data,
      annotations: [...panel.annotations, ...table.annotations],
      shapes: table.shapes ?? [],
      layout: panel.layout ?? {},
    };
  });
}

/** In place of the figure, why there is none. */
function drawReason(results: Results): PlotSpec {
  const reason = results.classifiers.find(({ id }) => id === "xgb")?.absent ?? "XGBoost was not run.";
  const sentence = `Not drawn: ${reason}`;
  const meta: FrameMeta = { ...about, seeds: "first", caption: sentence, alt: sentence };
  return framed(results, meta, emptyHeight, (canvas, top) => ({
    data: [],
    annotations: [textAt(canvas, 2, top + emptyHeight / 2, wrapped(sentence, 105))],
    layout: { xaxis: hidden, yaxis: hidden },
  }));
}

function caption(claimed: number): string {
  return (
    "Accuracy of XGBoost on the test part by depth of the trees and learning rate, with the first seed; dashed: the " +
    `paper's ${decimals(claimed, publishedDecimals)}, whose settings it does not state.`
  );
}

function nearestInWords({ maxDepth, learningRate, rounds, accuracy }: BoostingComparison): string {
  return (
    `Nearest to the paper's accuracy: depth ${maxDepth}, learning rate ${learningRate} and ${rounds} rounds, with ` +
    `${decimals(accuracy, publishedDecimals)}.`
  );
}

import { columns } from "../dataset/columns";
import type { Results } from "../evaluation/results";
import type { ExplanationResults } from "../explanation/explanation-results";
import { ranking } from "../explanation/ranking";
import { decimals } from "../foundation/number-text";
import type { Range } from "./axes";
import { type Box, textAt } from "./canvas";
import { type DependencePanel, dependencePanel } from "./dependence-panel";
import { explanationOf } from "./explanation-of";
import type { Figure } from "./figure";
import { framed } from "./frame";
import { legendAt } from "./legend";
import type { Paper } from "./paper";
import type { PlotSpec } from "./plot-spec";

const about = {
  id: "figure-5-dependence",
  title: "Figure 5, dependence: the effect of the paper's five features by their value",
} as const;
const panelsInRow = 3;
const [firstLeft, panelWidth, panelPitch] = [52, 168, 220] as const;
const [legendHeight, headHeight, panelHeight, rowPitch] = [26, 40, 150, 240] as const;

/** What the paper says of a feature's direction, as short as a panel needs. */
const directionTexts = {
  falling: "low is attack",
  "high but not extreme": "high, not extreme, is attack",
} as const;

/** SHAP's dependence plots of the paper's five features, and of our first one that is not among them, with the network of
 * the first seed. Drawing throws a DataError when the results hold no explanation. */
export const figure5Dependence: Figure = { ...about, draw };

function draw(results: Results, paper: Paper): PlotSpec {
  const explanation = explanationOf(results, about.title);
  const chosen = chosenFeatures(explanation, paper);
  const range = contributionRange(explanation, chosen);
  const panels = chosen.map((column, i) => panelOf(explanation, paper, column, { range, axes: i + 1 }));
  const rows = Math.ceil(panels.length / panelsInRow);
  const meta = {
    ...about,
    seeds: "first" as const,
    caption:
      `DeepSHAP value of each of ${explanation.explainedRows} test rows against the feature's value. ` +
      "tau: Kendall's tau-b between the two, -1 where lower values always push further towards attack, 1 where higher ones do.",
    alt: panels.map(({ feature, note, beside }) => `${feature}: ${note}, ${beside}.`).join(" "),
  };
  return framed(results, meta, legendHeight + rows * rowPitch, (canvas, bodyTop) => {
    const drawn = panels.map((panel, i) => dependencePanel(canvas, boxOf(i, bodyTop + legendHeight), panel));
    const rowTitles = Array.from({ length: rows }, (_, row) => {
      const { left, top, bottom } = boxOf(row * panelsInRow, bodyTop + legendHeight);
      return textAt(canvas, left - 42, (top + bottom) / 2, "SHAP value", { align: "center", upright: true });
    });
    return {
      data: drawn.flatMap(({ data }) => data),
      annotations: [...drawn.flatMap(({ annotations }) => annotations), ...rowTitles],
      shapes: drawn.flatMap(({ shapes = [] }) => shapes),
      layout: {
        ...Object.assign({}, ...drawn.map(({ layout }) => layout)),
        showlegend: true,
        legend: legendAt(canvas, firstLeft - 12, bodyTop),
      },
    };
  });
}

/** Where the plot of a panel stands; panels are counted row by row. */
function boxOf(panel: number, firstTop: number): Box {
  const left = firstLeft + (panel % panelsInRow) * panelPitch;
  const top = firstTop + headHeight + Math.floor(panel / panelsInRow) * rowPitch;
  return { left, right: left + panelWidth, top, bottom: top + panelHeight };
}

function panelOf(
  { features, dots, bySeed }: ExplanationResults,
  paper: Paper,
  column: number,
  place: Pick<DependencePanel, "range" | "axes">,
): DependencePanel {
  const feature = features[column];
  const stated = paper.figure5.features.find((entry) => entry.feature === feature);
  const tau = bySeed[0].directions[column];
  return {
    ...{ feature, dots: dots[column], ...place },
    unit: columns.find(({ name }) => name === feature)?.unit ?? "",
    beside: tau === null ? "" : `tau ${decimals(tau, 2)}`,
    note: stated === undefined ? "not in the paper's five" : `paper: ${directionTexts[stated.direction]}`,
  };
}

/** The paper's features in its order, then our most important one that is not among them. */
function chosenFeatures({ features, bySeed }: ExplanationResults, paper: Paper): readonly number[] {
  const stated = paper.figure5.features
    .map(({ feature }) => features.indexOf(feature))
    .filter((column) => column !== -1);
  const next = ranking(bySeed[0].importances).find((column) => !stated.includes(column));
  return next === undefined ? stated : [...stated, next];
}

/** From the least to the greatest contribution of the chosen features, a little wider. */
function contributionRange({ dots }: ExplanationResults, chosen: readonly number[]): Range {
  const all = chosen.flatMap((column) => dots[column].contributions);
  const [least, greatest] = [Math.min(...all, 0), Math.max(...all, 0)];
  const margin = 0.05 * (greatest - least || 1);
  return [least - margin, greatest + margin];
}

import { colourLevels } from "../explanation/colour-levels";
import type { FeatureDots } from "../explanation/explanation-results";
import { type Range, unseen, xAxis, yAxis } from "./axes";
import { beeswarm } from "./beeswarm";
import { type Box, type Canvas, lineBetween, textAt } from "./canvas";
import type { Content } from "./frame";
import type { JsonRecord } from "./plot-spec";
import { shapColours, shapScale } from "./shap-colours";
import { colours } from "./theme";

/** Share of a row's height that its dots fill, on either side of its middle. */
const filledShare = 0.38;

/** A row of a summary plot. */
export interface BeeswarmRow {
  readonly feature: string;
  readonly dots: FeatureDots;
}

/** SHAP's summary plot: a row a feature, a dot an explained flow, at its contribution and in the colour of its value. */
export function beeswarmPanel(canvas: Canvas, box: Box, rows: readonly BeeswarmRow[], dotSize: number): Content {
  const range = contributionRange(rows);
  const rowHeight = (box.bottom - box.top) / rows.length;
  const middle = (i: number) => box.top + (i + 0.5) * rowHeight;
  const zero = box.left + ((0 - range[0]) / (range[1] - range[0])) * (box.right - box.left);
  return {
    data: rows.map(({ feature, dots }, i) => trace(box, range, rowHeight, feature, dots, i, dotSize)),
    annotations: [
      ...rows.map(({ feature }, i) => textAt(canvas, box.left - 8, middle(i), feature, { align: "right" })),
      textAt(canvas, (box.left + box.right) / 2, box.bottom + 33, "SHAP value (impact on the probability of attack)", {
        align: "center",
      }),
    ],
    shapes: [
      ...rows.map((_, i) => ({
        ...lineBetween(canvas, [box.left, middle(i)], [box.right, middle(i)], { colour: colours.grid }),
        layer: "below",
      })),
      { ...lineBetween(canvas, [zero, box.top], [zero, box.bottom], { colour: colours.axis }), layer: "below" },
    ],
    layout: {
      xaxis: xAxis(canvas, box, range, { nticks: 9 }),
      yaxis: yAxis(canvas, box, [rows.length - 0.5, -0.5], unseen),
    },
  };
}

function trace(
  box: Box,
  range: Range,
  rowHeight: number,
  feature: string,
  { values, contributions }: FeatureDots,
  row: number,
  dotSize: number,
): JsonRecord {
  const levels = colourLevels(values);
  const at = (contribution: number) => ((contribution - range[0]) / (range[1] - range[0])) * (box.right - box.left);
  const dots = beeswarm(contributions, at, filledShare * rowHeight);
  const colour =
    levels === null
      ? { color: shapColours.constant }
      : { color: dots.map(({ item }) => levels[item]), colorscale: shapScale, cmin: 0, cmax: 1 };
  return {
    type: "scatter",
    mode: "markers",
    name: feature,
    x: dots.map(({ item }) => contributions[item]),
    y: dots.map(({ height }) => row - height / rowHeight),
    marker: { size: dotSize, opacity: 1, line: { width: 0 }, ...colour },
    cliponaxis: false,
    hovertemplate: `%{x:.4f}<extra>${feature}</extra>`,
  };
}

/** From the least to the greatest contribution of any row, a little wider, 0 always in it. */
function contributionRange(rows: readonly BeeswarmRow[]): Range {
  const all = rows.flatMap(({ dots }) => dots.contributions);
  const least = all.reduce((low, value) => Math.min(low, value), 0);
  const greatest = all.reduce((high, value) => Math.max(high, value), 0);
  const margin = 0.03 * (greatest - least || 1);
  return [least - margin, greatest + margin];
}

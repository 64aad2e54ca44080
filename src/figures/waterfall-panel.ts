import { decimals, signed } from "../foundation/number-text";
import { type Range, unseen, xAxis, yAxis } from "./axes";
import { type Box, type Canvas, lineBetween, textAt } from "./canvas";
import type { Content } from "./frame";
import type { JsonRecord } from "./plot-spec";
import { shapColours } from "./shap-colours";
import { colours, fontSizes } from "./theme";
import type { WaterfallStep } from "./waterfall-steps";

/** Share of a row's height that its bar fills. */
const barShare = 0.68;
const tipWidth = 5;
/** Half the width that the text at an end needs, less the margin beside the box. */
const labelRoom = 50;

/** Bars from the expected value at the bottom to the output at the top, each an arrow that points up or down the axis. */
export function waterfallPanel(
  canvas: Canvas,
  box: Box,
  steps: readonly WaterfallStep[],
  ends: { readonly from: number; readonly to: number },
): Content {
  const range = outputRange(steps);
  const at = (output: number) => box.left + ((output - range[0]) / (range[1] - range[0])) * (box.right - box.left);
  const rowHeight = (box.bottom - box.top) / steps.length;
  const middle = (i: number) => box.bottom - (i + 0.5) * rowHeight;
  const labelAt = (output: number) => Math.max(box.left + labelRoom, Math.min(box.right - labelRoom, at(output)));
  return {
    data: [],
    annotations: [
      ...steps.flatMap((step, i) => stepTexts(canvas, box, step, middle(i), at)),
      textAt(canvas, labelAt(ends.to), box.top - 13, `probability = ${decimals(ends.to, 3)}`, {
        align: "center",
        bold: true,
      }),
      textAt(canvas, labelAt(ends.from), box.bottom + 31, `mean of the background = ${decimals(ends.from, 3)}`, {
        align: "center",
        colour: colours.muted,
      }),
      textAt(canvas, (box.left + box.right) / 2, box.bottom + 52, "probability of attack", { align: "center" }),
    ],
    shapes: [
      ...verticals(canvas, box, [at(ends.from), at(ends.to)]),
      ...steps.slice(1).map((step, i) => connector(canvas, at(step.from), middle(i), middle(i + 1))),
      ...steps.map((step, i) => arrow(canvas, at(step.from), at(step.to), middle(i), barShare * rowHeight)),
    ],
    layout: { xaxis: xAxis(canvas, box, range, { nticks: 8 }), yaxis: yAxis(canvas, box, [0, 1], unseen) },
  };
}

function stepTexts(
  canvas: Canvas,
  box: Box,
  { name, value, contribution, from, to }: WaterfallStep,
  y: number,
  at: (output: number) => number,
): JsonRecord[] {
  const right = contribution >= 0;
  const tip = at(right ? Math.max(from, to) : Math.min(from, to));
  const colour = right ? shapColours.high : shapColours.low;
  return [
    textAt(canvas, box.left - 10, y, value === "" ? name : `${name} = ${value}`, { align: "right" }),
    textAt(canvas, tip + (right ? 5 : -5), y, signed(contribution, 3), {
      ...{ align: right ? "left" : "right", colour, size: fontSizes.small },
    }),
  ];
}

/** Dotted lines where the way begins and ends. */
function verticals(canvas: Canvas, box: Box, positions: readonly number[]): JsonRecord[] {
  return positions.map((x) => ({
    ...lineBetween(canvas, [x, box.top], [x, box.bottom]),
    line: { color: colours.axis, width: 1, dash: "dot" },
    layer: "below",
  }));
}

function connector(canvas: Canvas, x: number, from: number, to: number): JsonRecord {
  return lineBetween(canvas, [x, from], [x, to], { colour: colours.axis, width: 0.75 });
}

/** A bar whose end points where it goes; a bar shorter than its point is all point. */
function arrow(canvas: Canvas, from: number, to: number, y: number, height: number): JsonRecord {
  const direction = to >= from ? 1 : -1;
  const neck = to - direction * Math.min(tipWidth, Math.abs(to - from));
  const corners = [
    [from, y - height / 2],
    [neck, y - height / 2],
    [to, y],
    [neck, y + height / 2],
    [from, y + height / 2],
  ];
  const point = ([x, at]: readonly number[]) =>
    `${(x / canvas.width).toFixed(5)},${(1 - at / canvas.height).toFixed(5)}`;
  return {
    type: "path",
    xref: "paper",
    yref: "paper",
    path: `M${corners.map(point).join("L")}Z`,
    fillcolor: direction > 0 ? shapColours.high : shapColours.low,
    line: { width: 0 },
  };
}

/** Room for every bar and the number at its end. */
function outputRange(steps: readonly WaterfallStep[]): Range {
  const all = steps.flatMap(({ from, to }) => [from, to]);
  const [least, greatest] = [Math.min(...all), Math.max(...all)];
  const margin = 0.12 * (greatest - least || 1);
  return [least - margin, greatest + margin];
}

import { type Range, xAxis, yAxis } from "./axes";
import { type Box, type Canvas, textAt } from "./canvas";
import type { Content } from "./frame";
import { movedApart } from "./label-heights";
import type { JsonRecord } from "./plot-spec";

const labelHeight = 14;

/** A curve by epoch. */
export interface Curve {
  readonly name: string;
  /** One value an epoch. */
  readonly values: readonly number[];
  readonly colour: string;
  readonly dash?: "dash";
}

/** Curves over the same epochs. */
export interface EpochPanel {
  readonly title: string;
  readonly curves: readonly Curve[];
  /** Lower and upper end of the vertical axis. */
  readonly range: Range;
  readonly tickDecimals: number;
}

/** Curves by epoch on one pair of axes, each named at its right end.
 * @param number of the pair of axes, from 1 */
export function epochPanel(canvas: Canvas, box: Box, panel: EpochPanel, number: number): Content {
  const axis = number === 1 ? "" : String(number); // as Plotly names axes
  return {
    data: panel.curves.map((curve) => trace(curve, axis)),
    annotations: texts(canvas, box, panel),
    layout: axes(canvas, box, panel, axis),
  };
}

function trace({ name, values, colour, dash }: Curve, axis: string): JsonRecord {
  return {
    type: "scatter",
    mode: values.length === 1 ? "markers" : "lines",
    name,
    x: values.map((_, epoch) => epoch + 1),
    y: values,
    xaxis: `x${axis}`,
    yaxis: `y${axis}`,
    line: { color: colour, width: 1.5, ...(dash && { dash }) },
    marker: { color: colour, size: 6 },
    cliponaxis: false,
    hovertemplate: `epoch %{x}: %{y:.5f}<extra>${name}</extra>`,
  };
}

function axes(canvas: Canvas, box: Box, { curves, range, tickDecimals }: EpochPanel, axis: string): JsonRecord {
  const epochs = curves[0].values.length;
  const vertical = { anchor: `x${axis}`, showgrid: true, nticks: 6, tickformat: `.${tickDecimals}f` };
  return {
    [`xaxis${axis}`]: xAxis(canvas, box, [0, epochs], { anchor: `y${axis}`, dtick: epochStep(epochs) }),
    [`yaxis${axis}`]: yAxis(canvas, box, range, vertical),
  };
}

/** Epochs from tick to tick: a round number that gives at most seven steps. */
function epochStep(epochs: number): number {
  return [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500].find((step) => epochs <= 7 * step) ?? 1000;
}

/** The panel's title above it, "epoch" below it, and the name of each curve at its right end. */
function texts(canvas: Canvas, box: Box, { title, curves, range }: EpochPanel): JsonRecord[] {
  const [low, high] = range;
  const last = (curve: Curve) => curve.values[curve.values.length - 1];
  const ends = curves.map((curve) => box.bottom - ((last(curve) - low) / (high - low)) * (box.bottom - box.top));
  const heights = movedApart(ends, labelHeight);
  return [
    textAt(canvas, box.left, box.top - 14, title, { bold: true }),
    textAt(canvas, (box.left + box.right) / 2, box.bottom + 32, "epoch", { align: "center" }),
    ...curves.map((curve, i) => textAt(canvas, box.right + 4, heights[i], curve.name, { colour: curve.colour })),
  ];
}

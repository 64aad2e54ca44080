import type { Results } from "../evaluation/results";
import { DataError } from "../foundation/errors";
import { type Range, xAxis, yAxis } from "./axes";
import { type Box, type Canvas, textAt } from "./canvas";
import type { Figure } from "./figure";
import { framed } from "./frame";
import { movedApart } from "./label-heights";
import { decimals } from "./number-text";
import type { Paper } from "./paper";
import type { JsonRecord, PlotSpec } from "./plot-spec";
import { colours } from "./theme";

const bodyHeight = 262;
const boxes = [
  { left: 44, right: 298, top: 26, bottom: 218 },
  { left: 382, right: 634, top: 26, bottom: 218 },
] as const;
const labelHeight = 14;

/** A curve of a panel. */
interface Curve {
  readonly name: string;
  /** One value an epoch. */
  readonly values: readonly number[];
  readonly colour: string;
  readonly dash?: "dash";
}

interface Panel {
  readonly title: string;
  readonly curves: readonly Curve[];
  /** Lower and upper end of the vertical axis. */
  readonly range: Range;
  readonly tickDecimals: number;
}

const about = { id: "figure-4", title: "Figure 4. Loss and accuracy of the network by epoch" } as const;

/** Figure 4 of the paper: (A) loss and (B) accuracy of the network with the first seed by epoch, in training and on the
 * test part. The paper states no value of its curves; in (B) stands the accuracy of its Table 1. Drawing throws a
 * DataError when the results hold no history. */
export const figure4: Figure = { ...about, draw };

function draw(results: Results, paper: Paper): PlotSpec {
  const epochs = results.history.loss.length;
  if (epochs === 0) throw new DataError("Figure 4 needs the network's history by epoch, and the results hold none.");
  const panels = [lossPanel(results), accuracyPanel(results, paper)];
  const meta = {
    seeds: "first" as const,
    ...about,
    caption: caption(results, paper),
    alt: panels.map((panel) => inWords(panel, epochs)).join(" "),
  };
  return framed(results, meta, bodyHeight, (canvas, top) => {
    const placed = boxes.map((box) => ({ ...box, top: box.top + top, bottom: box.bottom + top }));
    return {
      data: panels.flatMap((panel, i) => panel.curves.map((curve) => trace(curve, axisNumber(i)))),
      annotations: panels.flatMap((panel, i) => panelTexts(canvas, placed[i], panel)),
      layout: Object.fromEntries(panels.flatMap((panel, i) => axes(canvas, placed[i], panel, axisNumber(i), epochs))),
    };
  });
}

function lossPanel({ history }: Results): Panel {
  const curves = trainAndTest(history.loss, history.testLoss);
  const values = curves.flatMap((curve) => curve.values);
  const low = tenthBelow(Math.min(...values));
  const high = Math.max(tenthAbove(Math.max(...values)), low + 0.1);
  return { title: "(A) loss", curves, range: [low, high], tickDecimals: 2 };
}

function accuracyPanel({ history }: Results, paper: Paper): Panel {
  const curves = trainAndTest(history.accuracy, history.testAccuracy);
  const lowest = Math.min(...curves.flatMap((curve) => curve.values));
  const claims = paper.table1.rows
    .filter(({ id }) => id === "dnn")
    .map(({ accuracy }) => ({
      name: "paper",
      values: history.accuracy.map(() => accuracy),
      colour: colours.paper,
      dash: "dash" as const,
    }));
  const range = [Math.min(0.5, tenthBelow(lowest)), 1] as const;
  return { title: "(B) accuracy", curves: [...curves, ...claims], range, tickDecimals: 1 };
}

function trainAndTest(train: readonly number[], test: readonly number[]): readonly Curve[] {
  const curves = [
    { name: "test", values: test, colour: colours.measured },
    { name: "train", values: train, colour: colours.muted },
  ];
  return curves.filter(({ values }) => values.length > 0);
}

function tenthBelow(value: number): number {
  return Math.floor(value * 10) / 10;
}

function tenthAbove(value: number): number {
  return Math.ceil(value * 10) / 10;
}

/** What Plotly appends to the name of a panel's axes: nothing to the first. */
function axisNumber(panel: number): string {
  return panel === 0 ? "" : String(panel + 1);
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

function axes(canvas: Canvas, box: Box, { range, tickDecimals }: Panel, axis: string, epochs: number) {
  const vertical = { anchor: `x${axis}`, showgrid: true, nticks: 6, tickformat: `.${tickDecimals}f` };
  return [
    [`xaxis${axis}`, xAxis(canvas, box, [0, epochs], { anchor: `y${axis}`, dtick: epochStep(epochs) })],
    [`yaxis${axis}`, yAxis(canvas, box, range, vertical)],
  ] as const;
}

/** Epochs from tick to tick: a round number that gives at most seven steps. */
function epochStep(epochs: number): number {
  return [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500].find((step) => epochs <= 7 * step) ?? 1000;
}

/** The panel's title above it, "epoch" below it, and the name and last value of each curve at its right end. */
function panelTexts(canvas: Canvas, box: Box, { title, curves, range }: Panel): JsonRecord[] {
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

function caption({ history, seeds }: Results, paper: Paper): string {
  return (
    `Binary cross-entropy (A) and accuracy (B) with seed ${seeds[0]} over ${history.loss.length} epochs (paper: ` +
    `${paper.figure4.epochs}). Train: mean over the epoch's batches as each was met; test: with the weights at the ` +
    "epoch's end. The paper states no value of its curves; the dashed line is the test accuracy in its Table 1."
  );
}

function inWords({ title, curves }: Panel, epochs: number): string {
  const ends = curves.map(({ name, values }) =>
    name === "paper"
      ? `paper ${decimals(values[0], 3)}`
      : `${name} from ${decimals(values[0], 3)} to ${decimals(values[values.length - 1], 3)}`,
  );
  return `${title} over ${epochs} epochs: ${ends.join(", ")}.`;
}

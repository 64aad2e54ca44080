import type { Results } from "../evaluation/results";
import { DataError } from "../foundation/errors";
import { type Range, xAxis, yAxis } from "./axes";
import { type Box, type Canvas, textAt } from "./canvas";
import { framed } from "./frame";
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
}

/** Figure 4 of the paper: (A) loss and (B) accuracy of the network with the first seed by epoch, in training and on the
 * test part. The paper states no value of its curves; in (B) stands the accuracy of its Table 1.
 * @throws DataError when the results hold no history */
export function figure4(results: Results, paper: Paper): PlotSpec {
  const epochs = results.history.loss.length;
  if (epochs === 0) throw new DataError("Figure 4 needs the network's history by epoch, and the results hold none.");
  const panels = [lossPanel(results), accuracyPanel(results, paper)];
  const meta = {
    id: "figure-4",
    title: "Figure 4. Loss and accuracy of the network by epoch",
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
  return { title: "(A) loss", curves, range: [tenthBelow(Math.min(...values)), tenthAbove(Math.max(...values))] };
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
  return { title: "(B) accuracy", curves: [...curves, ...claims], range: [Math.min(0.5, tenthBelow(lowest)), 1] };
}

function trainAndTest(train: readonly number[], test: readonly number[]): readonly Curve[] {
  const curves = [
    { name: "test", values: test, colour: colours.measuredLight },
    { name: "train", values: train, colour: colours.measured },
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
    hovertemplate: `epoch %{x}: %{y:.5f}<extra>${name}</extra>`,
  };
}

function axes(canvas: Canvas, box: Box, { range }: Panel, axis: string, epochs: number) {
  return [
    [`xaxis${axis}`, xAxis(canvas, box, [0, epochs], { anchor: `y${axis}`, nticks: 6 })],
    [`yaxis${axis}`, yAxis(canvas, box, range, { anchor: `x${axis}`, showgrid: true, nticks: 6, tickformat: ".2~f" })],
  ] as const;
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
    ...curves.map((curve, i) =>
      textAt(canvas, box.right + 4, heights[i], curve.name, {
        colour: curve.colour === colours.measuredLight ? colours.ink : curve.colour,
      }),
    ),
  ];
}

/** Heights near the wanted ones, none nearer to another than the given distance. */
function movedApart(wanted: readonly number[], distance: number): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a] - wanted[b]);
  const moved = [...wanted];
  for (let k = 1; k < order.length; k++) {
    const overlap = distance - (moved[order[k]] - moved[order[k - 1]]);
    if (overlap <= 0) continue;
    moved[order[k - 1]] -= overlap / 2;
    moved[order[k]] += overlap / 2;
  }
  return moved;
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

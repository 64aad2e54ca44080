import type { Metrics } from "../evaluation/metrics";
import type { Run } from "../evaluation/results";
import { grouped, percent } from "../foundation/number-text";
import { unseen, xAxis, yAxis } from "./axes";
import { type Box, type Canvas, textAt } from "./canvas";
import type { Content } from "./frame";
import type { JsonRecord } from "./plot-spec";
import { colours, fontSizes, mixed } from "./theme";

const classes = ["normal", "attack"] as const;

/** The share of a row above which its cell is so dark that white text has the better contrast. */
const darkShare = 0.85;

/** The confusion matrix of one run on the first pair of axes: counts, and shares of the class in text and shade. */
export function confusionPanel(canvas: Canvas, box: Box, run: Run): Content {
  return {
    data: [],
    shapes: shades(run.metrics),
    annotations: [...titles(canvas, box, run.seed), ...cellTexts(canvas, box, run.metrics)],
    layout: {
      xaxis: xAxis(canvas, box, [-0.5, 1.5], unseen),
      yaxis: yAxis(canvas, box, [1.5, -0.5], unseen),
    },
  };
}

/** Rows: normal and attack; columns: classified as normal and as attack. */
function cells({ tn, fp, fn, tp }: Metrics) {
  const row = (counts: readonly [number, number]) => {
    const total = counts[0] + counts[1];
    return counts.map((count) => ({ count, share: total === 0 ? 0 : count / total }));
  };
  return [row([tn, fp]), row([fn, tp])];
}

/** A rectangle a cell, darker the larger its share of the row, with a white gap between them. */
function shades(metrics: Metrics): JsonRecord[] {
  return cells(metrics).flatMap((row, i) =>
    row.map(({ share }, j) => ({
      type: "rect",
      xref: "x",
      yref: "y",
      x0: j - 0.5,
      x1: j + 0.5,
      y0: i - 0.5,
      y1: i + 0.5,
      layer: "below",
      fillcolor: mixed(colours.measuredFaint, colours.measured, share),
      line: { color: colours.background, width: 2 },
    })),
  );
}

/** Middles of the two halves between two edges. */
function middles(from: number, to: number): readonly [number, number] {
  return [from + (to - from) / 4, from + (3 * (to - from)) / 4];
}

function titles(canvas: Canvas, box: Box, seed: number): JsonRecord[] {
  const columns = middles(box.left, box.right);
  const rows = middles(box.top, box.bottom);
  const style = { align: "center", colour: colours.muted } as const;
  return [
    textAt(canvas, (box.left + box.right) / 2, box.top - 28, `decision (seed ${seed})`, style),
    textAt(canvas, box.left - 62, (box.top + box.bottom) / 2, "class", { ...style, upright: true }),
    ...classes.map((name, i) => textAt(canvas, columns[i], box.top - 11, name, { align: "center" })),
    ...classes.map((name, i) => textAt(canvas, box.left - 8, rows[i], name, { align: "right" })),
  ];
}

function cellTexts(canvas: Canvas, box: Box, metrics: Metrics): JsonRecord[] {
  const columns = middles(box.left, box.right);
  const rows = middles(box.top, box.bottom);
  return cells(metrics).flatMap((row, i) =>
    row.flatMap(({ count, share }, j) => {
      const style = { align: "center", colour: share > darkShare ? colours.background : colours.ink } as const;
      return [
        textAt(canvas, columns[j], rows[i] - 9, grouped(count), { ...style, bold: true, size: fontSizes.title }),
        textAt(canvas, columns[j], rows[i] + 9, percent(share, 2), style),
      ];
    }),
  );
}

import { allowedGap } from "../tensorflow/self-check";
import { largestGap, type StepLosses } from "../tensorflow/step-losses";
import { type Range, xAxis, yAxis } from "./axes";
import { type Box, type Canvas, textAt } from "./canvas";
import { placed } from "./frame";
import { legendAt } from "./legend";
import type { JsonRecord, PlotSpec } from "./plot-spec";
import { colours } from "./theme";

const bodyHeight = 262;
const boxes = [
  { left: 44, right: 318, top: 26, bottom: 218 },
  { left: 382, right: 656, top: 26, bottom: 218 },
] as const;
const million = 1e6;

/** The same training by the engine and by TensorFlow.js. */
export interface LossComparison {
  /** Titles of the data set and the protocol that the rows come from. */
  readonly dataset: string;
  readonly protocol: string;
  readonly seed: number;
  /** Description of the TensorFlow.js that took part. */
  readonly tensorflow: string;
  readonly losses: StepLosses;
}

/** Losses of the engine and of TensorFlow.js step by step, lying on each other (A), and their distance (B). It is drawn
 * from what was just trained, and so not one of the published figures. */
export function lossComparison({ dataset, protocol, seed, tensorflow, losses }: LossComparison): PlotSpec {
  const gap = largestGap(losses);
  const steps = losses.engine.length;
  const meta = {
    ...{ id: "loss-comparison", title: "Loss by step: the engine and TensorFlow.js", dataset, protocol },
    caption:
      `Binary cross-entropy of each of ${steps} batches before its update (A), from the same weights on the same batches, ` +
      `and the distance of the two losses (B). TensorFlow.js here: ${tensorflow}.`,
    alt: `Over ${steps} steps the two losses differ by at most ${gap.toExponential(1)}.`,
  };
  const source = [dataset, protocol, `seed ${seed}`, tensorflow].join(" \u00b7 ");
  return placed(meta, source, bodyHeight, (canvas, top) => {
    const [left, right] = boxes.map((box) => ({ ...box, top: box.top + top, bottom: box.bottom + top }));
    const distances = losses.engine.map((loss, step) => Math.abs(loss - losses.tensorflow[step]) * million);
    return {
      data: [
        line("xmednn engine", losses.engine, "", { color: colours.measuredLight, width: 5 }),
        line("TensorFlow.js", losses.tensorflow, "", { color: colours.ink, width: 1.25 }),
        line("distance", distances, "2", { color: colours.measured, width: 1.5 }),
        line(
          "allowed",
          distances.map(() => allowedGap * million),
          "2",
          { color: colours.muted, width: 1, dash: "dash" },
        ),
      ],
      annotations: [
        ...texts(canvas, left, "(A) loss (binary cross-entropy)"),
        ...texts(canvas, right, "(B) distance of the losses, millionths (dashed: allowed)"),
      ],
      layout: {
        ...axes(canvas, left, "", steps, rangeOf([...losses.engine, ...losses.tensorflow])),
        ...axes(canvas, right, "2", steps, [0, Math.max(1.1 * allowedGap * million, 1.1 * gap * million)]),
        legend: legendAt(canvas, left.left, left.top),
        showlegend: true,
      },
    };
  });
}

function line(name: string, values: readonly number[], axis: string, style: JsonRecord): JsonRecord {
  return {
    ...{ type: "scatter", mode: "lines", name, xaxis: `x${axis}`, yaxis: `y${axis}` },
    x: values.map((_, step) => step + 1),
    y: values,
    line: style,
    showlegend: axis === "",
    hovertemplate: `step %{x}: %{y:.5f}<extra>${name}</extra>`,
  };
}

function axes(canvas: Canvas, box: Box, axis: string, steps: number, range: Range): JsonRecord {
  return {
    [`xaxis${axis}`]: xAxis(canvas, box, [0, steps], { anchor: `y${axis}`, nticks: 6 }),
    [`yaxis${axis}`]: yAxis(canvas, box, range, { anchor: `x${axis}`, showgrid: true, nticks: 6 }),
  };
}

function texts(canvas: Canvas, box: Box, title: string): JsonRecord[] {
  return [
    textAt(canvas, box.left, box.top - 14, title, { bold: true }),
    textAt(canvas, (box.left + box.right) / 2, box.bottom + 32, "step", { align: "center" }),
  ];
}

/** From the tenth below the smallest value to the tenth above the largest. */
function rangeOf(values: readonly number[]): Range {
  return [Math.floor(Math.min(...values) * 10) / 10, Math.ceil(Math.max(...values) * 10) / 10];
}

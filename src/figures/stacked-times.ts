import { xAxis, yAxis } from "./axes";
import { textAt } from "./canvas";
import { framedStatement } from "./frame";
import { legendAt } from "./legend";
import type { JsonRecord, PlotSpec } from "./plot-spec";
import { colours } from "./theme";

/** How long the engine and TensorFlow.js take for the same step of one or many models. */
export interface StackedTime {
  readonly models: number;
  readonly batchSize: number;
  /** Median milliseconds of one step of all the models: the engine's one after the other on one thread. */
  readonly engineMilliseconds: number;
  readonly tensorflowMilliseconds: number;
}

/** Times of several workloads, and what they were measured on. */
export interface StackedTimes {
  /** TensorFlow.js's fastest device here. */
  readonly device: string;
  readonly times: readonly StackedTime[];
}

const bodyHeight = 300;
const box = { left: 60, right: 656, top: 26, bottom: 252 } as const;

/** Powers of ten at the ends of the axes: rows in a step, and milliseconds. */
const rowsRange = [1, 6] as const;
const millisecondsRange = [-2, 4] as const;

/** Where many models at once, or large batches, make TensorFlow.js overtake the engine: milliseconds of a step over its
 * rows, models x batch. A measurement of one machine, and so not one of the published figures.
 * @param machine what it was measured on, for the line below the figure */
export function stackedTimesFigure({ device, times }: StackedTimes, machine: string): PlotSpec {
  const overtaken = times.filter((time) => time.tensorflowMilliseconds < time.engineMilliseconds);
  const meta = {
    ...{ id: "stacked-times", title: "One step of many models: the engine and TensorFlow.js" },
    caption:
      "Milliseconds of one training step of all the models over the rows in it (models x batch), median; the engine " +
      `trains one model after the other on one thread. TensorFlow.js here: ${device}.`,
    alt:
      overtaken.length === 0
        ? "The engine is faster at every number of models and size of the batch."
        : `TensorFlow.js is faster with ${overtaken.map(workloadText).join(", ")}.`,
  };
  return framedStatement(meta, `${machine} \u00b7 ${device}`, bodyHeight, (canvas, top) => {
    const placed = { ...box, top: box.top + top, bottom: box.bottom + top };
    const engine = line("xmednn engine, one thread", times, (time) => time.engineMilliseconds, colours.measured);
    const tensorflow = line("TensorFlow.js", times, (time) => time.tensorflowMilliseconds, colours.ink);
    return {
      data: [engine, tensorflow],
      annotations: [
        textAt(canvas, placed.left, placed.top - 14, "milliseconds a step", { bold: true }),
        textAt(canvas, (placed.left + placed.right) / 2, placed.bottom + 32, "rows in a step (models x batch)", {
          align: "center",
        }),
      ],
      layout: {
        xaxis: xAxis(canvas, placed, rowsRange, { type: "log", dtick: 1 }),
        yaxis: yAxis(canvas, placed, millisecondsRange, { type: "log", dtick: 1, showgrid: true }),
        legend: legendAt(canvas, placed.left + 8, placed.top),
        showlegend: true,
      },
    };
  });
}

function line(
  name: string,
  times: readonly StackedTime[],
  milliseconds: (time: StackedTime) => number,
  colour: string,
): JsonRecord {
  const inOrder = [...times].sort((a, b) => a.models * a.batchSize - b.models * b.batchSize);
  return {
    ...{ type: "scatter", mode: "markers", name },
    x: inOrder.map(({ models, batchSize }) => models * batchSize),
    y: inOrder.map(milliseconds),
    text: inOrder.map(workloadText),
    marker: { color: colour, size: 8 },
    hovertemplate: `%{text}: %{y:.3f} ms<extra>${name}</extra>`,
  };
}

function workloadText({ models, batchSize }: StackedTime): string {
  return `${models} x ${batchSize}`;
}

import { type Canvas, textAt } from "./canvas";
import type { Content } from "./frame";
import type { JsonRecord } from "./plot-spec";
import { shapColours } from "./shap-colours";
import { colours } from "./theme";

const pieces = 24;
const [barLeft, barWidth, barHeight] = [98, 96, 8] as const;

/** What the colours of a summary plot mean, in one line with its left end and middle at (x, y). */
export function colourKey(canvas: Canvas, x: number, y: number): Pick<Content, "annotations" | "shapes"> {
  const left = x + barLeft;
  const muted = { colour: colours.muted } as const;
  return {
    annotations: [
      textAt(canvas, x, y, "feature value:", muted),
      textAt(canvas, left - 5, y, "low", { ...muted, align: "right" }),
      textAt(canvas, left + barWidth + 5, y, "high", muted),
    ],
    shapes: Array.from({ length: pieces }, (_, i) => piece(canvas, left, y, i)),
  };
}

function piece(canvas: Canvas, left: number, y: number, i: number): JsonRecord {
  const width = barWidth / pieces;
  return {
    type: "rect",
    xref: "paper",
    yref: "paper",
    x0: (left + i * width) / canvas.width,
    x1: (left + (i + 1) * width) / canvas.width,
    y0: 1 - (y + barHeight / 2) / canvas.height,
    y1: 1 - (y - barHeight / 2) / canvas.height,
    fillcolor: mixed(shapColours.low, shapColours.high, i / (pieces - 1)),
    line: { width: 0 },
  };
}

/** A colour between two, channel by channel. */
function mixed(from: string, to: string, share: number): string {
  const channel = (colour: string, i: number) => Number.parseInt(colour.slice(1 + 2 * i, 3 + 2 * i), 16);
  const mix = (i: number) => Math.round(channel(from, i) + share * (channel(to, i) - channel(from, i)));
  return `rgb(${mix(0)}, ${mix(1)}, ${mix(2)})`;
}

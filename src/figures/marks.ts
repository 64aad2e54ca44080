import type { Canvas } from "./canvas";
import type { JsonRecord } from "./plot-spec";
import { colours } from "./theme";

const size = 8;

/** A tick, drawn as a line so that no font needs to have it. Its middle stands at (x, y), in pixels. */
export function tickMark(canvas: Canvas, x: number, y: number): JsonRecord {
  return stroke(canvas, [
    [
      [x - size / 2, y],
      [x - size / 8, y + size / 2],
      [x + size / 2, y - size / 2],
    ],
  ]);
}

/** A cross, drawn as lines. Its middle stands at (x, y), in pixels. */
export function crossMark(canvas: Canvas, x: number, y: number): JsonRecord {
  const half = size / 2 - 0.5;
  return stroke(canvas, [
    [
      [x - half, y - half],
      [x + half, y + half],
    ],
    [
      [x - half, y + half],
      [x + half, y - half],
    ],
  ]);
}

function stroke(canvas: Canvas, lines: readonly (readonly (readonly [number, number])[])[]): JsonRecord {
  const point = ([x, y]: readonly [number, number]) =>
    `${(x / canvas.width).toFixed(5)},${(1 - y / canvas.height).toFixed(5)}`;
  return {
    type: "path",
    xref: "paper",
    yref: "paper",
    path: lines.map((points) => `M${points.map(point).join("L")}`).join(""),
    line: { color: colours.ink, width: 1.5 },
  };
}

import type { Canvas } from "./canvas";
import type { JsonRecord } from "./plot-spec";
import { colours, fontFamily, fontSizes } from "./theme";

/** The names of the traces side by side, the last drawn first, with their left top corner at (x, y), in pixels. */
export function legendAt(canvas: Canvas, x: number, y: number): JsonRecord {
  return {
    orientation: "h",
    x: x / canvas.width,
    xanchor: "left",
    y: 1 - y / canvas.height,
    yanchor: "top",
    traceorder: "reversed",
    font: { family: fontFamily, size: fontSizes.text, color: colours.ink },
    itemclick: false,
    itemdoubleclick: false,
  };
}

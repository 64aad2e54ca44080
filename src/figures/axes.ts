import type { Box, Canvas } from "./canvas";
import type { JsonRecord } from "./plot-spec";
import { colours, fontFamily, fontSizes } from "./theme";

/** From the value at the left or bottom end to the value at the right or top end. */
export type Range = readonly [number, number];

const thin = {
  zeroline: false,
  showgrid: false,
  showline: true,
  linecolor: colours.axis,
  linewidth: 1,
  ticks: "outside",
  ticklen: 4,
  tickwidth: 1,
  tickcolor: colours.axis,
  gridcolor: colours.grid,
  gridwidth: 1,
  tickfont: { family: fontFamily, size: fontSizes.small, color: colours.ink },
} as const;

/** A thin horizontal axis below a box. */
export function xAxis(canvas: Canvas, box: Box, range: Range, more: JsonRecord = {}): JsonRecord {
  return { ...thin, domain: [box.left / canvas.width, box.right / canvas.width], range, ...more };
}

/** A thin vertical axis left of a box. */
export function yAxis(canvas: Canvas, box: Box, range: Range, more: JsonRecord = {}): JsonRecord {
  return { ...thin, domain: [1 - box.bottom / canvas.height, 1 - box.top / canvas.height], range, ...more };
}

/** For an axis that places things and is not seen. */
export const unseen = { showline: false, showticklabels: false, ticks: "" } as const;

/** An axis of a figure that has none. */
export const hidden = { range: [0, 1], visible: false } as const;

import { type Canvas, lineBetween } from "./canvas";
import type { JsonRecord } from "./plot-spec";
import { colours, figureWidth } from "./theme";

/** Edges of the lines that run across a table. */
const [left, right] = [2, figureWidth - 2];

/** The horizontal lines of a table: heavy above and below it, thin below its head, faint between rows. */
const weights = {
  heavy: { width: 1.5, colour: colours.ink },
  thin: { width: 0.75, colour: colours.ink },
  faint: { width: 0.5, colour: colours.grid },
} as const;

/** A line across a table at a height, in pixels. */
export function rule(canvas: Canvas, y: number, weight: keyof typeof weights): JsonRecord {
  return lineBetween(canvas, [left, y], [right, y], weights[weight]);
}

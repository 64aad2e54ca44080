import type { JsonRecord } from "./plot-spec";
import { colours, fontFamily, fontSizes } from "./theme";

/** The area of a figure, in pixels. Positions on it count from its top left corner. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
}

/** A rectangle on a canvas, by its edges. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface TextStyle {
  readonly align?: "left" | "center" | "right";
  readonly size?: number;
  readonly colour?: string;
  readonly bold?: boolean;
  /** Reads from bottom to top. */
  readonly upright?: boolean;
}

/** Plotly moves a text to whole pixels. This quarter keeps texts that share a line off the edge between two of them. */
const awayFromHalf = 0.25;

/** Text with its middle height at y and its left end, centre or right end at x. Not HTML: every character is shown. */
export function textAt(canvas: Canvas, x: number, y: number, text: string, style: TextStyle = {}): JsonRecord {
  const { align = "left", size = fontSizes.text, colour = colours.ink, bold = false, upright = false } = style;
  return {
    text: escaped(text).replace(/\n/g, "<br>"),
    xref: "paper",
    yref: "paper",
    x: x / canvas.width,
    y: 1 - (y + awayFromHalf) / canvas.height,
    xanchor: align,
    yanchor: "middle",
    align,
    showarrow: false,
    textangle: upright ? -90 : 0,
    borderpad: 0,
    font: { family: fontFamily, size, color: colour, weight: bold ? 600 : 400 },
  };
}

/** A straight line between two points. */
export function lineBetween(
  canvas: Canvas,
  [x0, y0]: readonly [number, number],
  [x1, y1]: readonly [number, number],
  { colour = colours.ink, width = 1 }: { readonly colour?: string; readonly width?: number } = {},
): JsonRecord {
  return {
    type: "line",
    xref: "paper",
    yref: "paper",
    x0: x0 / canvas.width,
    y0: 1 - y0 / canvas.height,
    x1: x1 / canvas.width,
    y1: 1 - y1 / canvas.height,
    line: { color: colour, width },
  };
}

/** Text with Plotly's markup made harmless. */
export function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

/** The text with line breaks between words, so that no line is longer than the given count of characters; a longer word
 * is cut. */
export function wrapped(text: string, longest: number): string {
  const lines: string[] = [""];
  for (const word of text.split(" ").flatMap((word) => word.match(new RegExp(`.{1,${longest}}`, "gu")) ?? [])) {
    const last = lines[lines.length - 1];
    if (last === "") lines[lines.length - 1] = word;
    else if (last.length + 1 + word.length <= longest) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.join("\n");
}

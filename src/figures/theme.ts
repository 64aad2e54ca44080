/** How every figure looks. Lengths are CSS pixels at 96 an inch, so that 10.67 px is 8 pt in print. */

/** Width of a figure across both columns of a journal page, 178 mm. */
export const figureWidth = 673;

export const fontName = "Source Sans 3";

/** Quoted, since a CSS name may not hold a word that is a number. */
export const fontFamily = `'${fontName}', sans-serif`;

export const fontSizes = { title: 14, text: 12, small: 11 } as const;

/** Blue and vermilion of Okabe and Ito's palette, which readers with any common colour blindness tell apart, tints of
 * that blue, and greys. Values of the paper are vermilion, hollow or dashed; ours are blue, filled or solid: no figure
 * needs its colours to be read.
 * @see Okabe and Ito 2008, Color Universal Design */
export const colours = {
  ink: "#1a1a1a",
  muted: "#5f6368",
  axis: "#8a8f94",
  grid: "#e6e8ea",
  paper: "#d55e00",
  measured: "#0072b2",
  measuredMiddle: "#56a6d8",
  measuredLight: "#9fcbe6",
  measuredFaint: "#eef5fa",
  background: "#ffffff",
} as const;

/** How a single value is marked: the paper's and ours. */
export const markers = {
  paper: { symbol: "diamond-open", size: 12, color: colours.paper, line: { color: colours.paper, width: 1.75 } },
  measured: { symbol: "circle", size: 8, color: colours.measured },
} as const;

/** The colour at a share of the way from one to another.
 * @param from as #rrggbb, like to
 * @param share in [0, 1]
 * @example mixed("#ffffff", "#000000", 0.2) // "#cccccc" */
export function mixed(from: string, to: string, share: number): string {
  const channel = (colour: string, start: number) => Number.parseInt(colour.slice(start, start + 2), 16);
  const hex = [1, 3, 5].map((start) => {
    const value = Math.round(channel(from, start) + share * (channel(to, start) - channel(from, start)));
    return value.toString(16).padStart(2, "0");
  });
  return `#${hex.join("")}`;
}

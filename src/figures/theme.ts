/** How every figure looks. Lengths are CSS pixels at 96 an inch, so that 10.67 px is 8 pt in print. */

/** Width of a figure across both columns of a journal page, 178 mm. */
export const figureWidth = 673;

/** Quoted, since a CSS name may not hold a word that is a number. */
export const fontFamily = "'Source Sans 3'";

export const fontSizes = { title: 14, text: 12, small: 11 } as const;

/** Blue, vermilion and black of Okabe and Ito's palette, which readers with any common colour blindness tell apart; greys
 * beside them. Paper values are vermilion and hollow, measured ones blue and filled, so that no figure needs its colour.
 * @see Okabe and Ito 2008, Color Universal Design */
export const colours = {
  ink: "#1a1a1a",
  muted: "#5f6368",
  axis: "#8a8f94",
  grid: "#e6e8ea",
  paper: "#d55e00",
  measured: "#0072b2",
  measuredLight: "#9fcbe6",
  measuredFaint: "#eef5fa",
  background: "#ffffff",
} as const;

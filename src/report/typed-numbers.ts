/** A number that somebody typed into prose. */
export interface TypedNumber {
  /** From 1. */
  readonly line: number;
  readonly text: string;
}

/** What is not prose in a Typst file, although it may hold digits: comments, paths of other files, references (@key),
 * labels (<key>), and names that a function is given, as in #n("dnn.accuracy.mean"). */
const notProse = [/\/\/.*/g, /#(?:include|import) "[^"\n]*"/g, /@[\w-]+/g, /<[\w-]+>/g, /#?[\w-]+\("[^"\n]*"[,)]/g];

const words = [
  ...["three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
  ...["(?:thir|four|fif|six|seven|eigh|nine)teen", "(?:twen|thir|for|fif|six|seven|eigh|nine)ty"],
  ...["hundreds?", "thousands?", "millions?", "dozens?"],
];

/** Digits, and number words from three on: "one" and "two" are words of every text. */
const number = new RegExp(`\\d[\\d.,]*|\\b(?:${words.join("|")})\\b`, "gi");

/** Finds the numbers in the prose of a Typst file, which has to take every number from data.
 * @param source text of the file */
export function typedNumbers(source: string): readonly TypedNumber[] {
  return source.split("\n").flatMap((text, i) => {
    const prose = notProse.reduce((rest, pattern) => rest.replace(pattern, " "), text);
    return Array.from(prose.matchAll(number), ([found]) => ({ line: i + 1, text: found }));
  });
}

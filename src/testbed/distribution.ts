import type { RandomStream } from "../foundation/random";

/** A distribution given by its quantiles, linear in between: rising [share at or below, value] pairs, from share 0 to share 1. */
export type Quantiles = readonly (readonly [share: number, value: number])[];

/** The distribution in short: "share: value, share: value". Throws when the shares do not rise from 0 to 1 or the values fall.
 * @example quantiles("0: 10, 0.5: 20, 1: 100") // [[0, 10], [0.5, 20], [1, 100]] */
export function quantiles(text: string): Quantiles {
  const pairs = readPairs(text);
  const rises = pairs.every(([share, value], i) => i === 0 || (share > pairs[i - 1][0] && value >= pairs[i - 1][1]));
  if (pairs.length < 2 || pairs[0][0] !== 0 || pairs[pairs.length - 1][0] !== 1 || !rises)
    throw new Error(`"${text}" are no quantiles from share 0 to share 1`);
  return pairs;
}

function readPairs(text: string): readonly (readonly [number, number])[] {
  return text.split(",").map((pair) => {
    const [first, second] = pair.split(":").map(Number);
    return [first, second] as const;
  });
}

/** A value drawn from the distribution. */
export function sample(quantiles: Quantiles, random: RandomStream): number {
  return quantileAt(quantiles, random.uniform());
}

/** The value that the given share of the distribution does not exceed.
 * @param share in [0, 1]
 * @example quantileAt([[0, 10], [0.5, 20], [1, 100]], 0.75) // 60 */
export function quantileAt(quantiles: Quantiles, share: number): number {
  let upper = 1;
  while (upper < quantiles.length - 1 && quantiles[upper][0] < share) upper++;
  const [lowShare, low] = quantiles[upper - 1];
  const [highShare, high] = quantiles[upper];
  return low + ((share - lowShare) / (highShare - lowShare)) * (high - low);
}

/** Shares of whole numbers, for instance of port steps: [number, share] pairs whose shares add up to 1. */
export type WholeNumbers = readonly (readonly [number: number, share: number])[];

/** Whole numbers and their shares in short: "number: share, number: share". Throws when the shares do not add up to 1. */
export function shares(text: string): WholeNumbers {
  const pairs = readPairs(text);
  const sum = pairs.reduce((total, [, share]) => total + share, 0);
  if (!(Math.abs(sum - 1) < 1e-9)) throw new Error(`"${text}" are shares of ${sum}, not of 1`);
  return pairs;
}

/** A whole number drawn by its share. */
export function sampleWhole(numbers: WholeNumbers, random: RandomStream): number {
  let left = random.uniform();
  for (const [number, share] of numbers) {
    left -= share;
    if (left < 0) return number;
  }
  return numbers[numbers.length - 1][0];
}

/** A standard normal deviate, approximately: twelve uniforms less six, which needs no logarithm. */
export function normalDeviate(random: RandomStream): number {
  let sum = -6;
  for (let i = 0; i < 12; i++) sum += random.uniform();
  return sum;
}

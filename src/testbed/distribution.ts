import type { RandomStream } from "../foundation/random";

/** A distribution given by its quantiles, linear in between: rising [share at or below, value] pairs, from share 0 to share 1. */
export type Quantiles = readonly (readonly [share: number, value: number])[];

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

import { type RandomStream, shuffleInPlace } from "../foundation/random";

/** Draws rows without replacement.
 * @param candidates row numbers to draw from
 * @returns as many row numbers as asked for, or all when there are fewer */
export function drawRows(candidates: Int32Array, count: number, stream: RandomStream): Int32Array {
  const shuffled = candidates.slice();
  shuffleInPlace(shuffled, stream);
  return shuffled.slice(0, count);
}

import seedrandom from "seedrandom";
import { UsageError } from "./errors";

/** A stream of random numbers; the same seed and purpose give the same stream on every machine. */
export interface RandomStream {
  /** Uniform in [0, 1), with 32 random bits. */
  uniform(): number;
  /** Uniform whole number in [0, below); below is at most 2^32. */
  integer(below: number): number;
}

/** The random stream of one purpose. Streams of different purposes are independent, so a change in how one step draws
 * never shifts another.
 * @param seed whole number
 * @param purpose what the numbers are for, for instance "split"
 * @throws UsageError for another seed
 * @example randomStream(1, "split").integer(6) // the same on every machine */
export function randomStream(seed: number, purpose: string): RandomStream {
  if (!Number.isSafeInteger(seed)) throw new UsageError(`The seed is ${seed}: give a whole number.`);
  const generator = seedrandom.xor128(`${seed}/${purpose}`);
  const uniform = () => (generator.int32() >>> 0) / 4294967296;
  return { uniform, integer: (below) => Math.floor(uniform() * below) };
}

/** Shuffles the first count items in place (Fisher-Yates, from the end).
 * @see Durstenfeld 1964, Communications of the ACM 7, 420 */
export function shuffleInPlace(items: Int32Array, stream: RandomStream): void {
  for (let last = items.length - 1; last > 0; last--) {
    const other = stream.integer(last + 1);
    const item = items[last];
    items[last] = items[other];
    items[other] = item;
  }
}

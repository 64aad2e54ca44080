import type { RandomStream } from "../foundation/random";
import { shuffleInPlace } from "../foundation/random";
import { rowsOfClass } from "./labelled-rows";

/** Row numbers of the training and the test part, each ascending. */
export interface Split {
  readonly train: Int32Array;
  readonly test: Int32Array;
}

/** Random split that keeps the shares of the classes, with the counts of scikit-learn's train_test_split(stratify=y): the
 * test part has ceil(testShare * rows) rows; each class gives its proportional count rounded down, and the rows still
 * missing go to the classes with the largest remainders, ties drawn at random.
 * @param testShare in (0, 1) */
export function stratifiedSplit(labels: Uint8Array, testShare: number, stream: RandomStream): Split {
  const classes = [rowsOfClass(labels, 0), rowsOfClass(labels, 1)];
  const testRows = Math.ceil(testShare * labels.length);
  const sizes = classes.map((rows) => rows.length);
  const trainSizes = apportion(sizes, labels.length - testRows, stream);
  const left = sizes.map((size, i) => size - trainSizes[i]);
  const testSizes = apportion(left, testRows, stream);
  for (const rows of classes) shuffleInPlace(rows, stream);
  return {
    train: joined(classes.map((rows, i) => rows.subarray(0, trainSizes[i]))),
    test: joined(classes.map((rows, i) => rows.subarray(trainSizes[i], trainSizes[i] + testSizes[i]))),
  };
}

function joined(parts: readonly Int32Array[]): Int32Array {
  return Int32Array.from(parts.flatMap((part) => [...part])).sort();
}

/** Shares out draws among classes in proportion to their sizes: floors first, then one more by largest remainder. */
function apportion(sizes: readonly number[], draws: number, stream: RandomStream): number[] {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const exact = sizes.map((size) => (size / total) * draws);
  const shares = exact.map(Math.floor);
  const missing = draws - shares.reduce((sum, share) => sum + share, 0);
  const ties = sizes.map(() => stream.uniform());
  const byRemainder = [...sizes.keys()].sort(
    (a, b) => exact[b] - shares[b] - (exact[a] - shares[a]) || ties[a] - ties[b],
  );
  for (const i of byRemainder.slice(0, missing)) shares[i]++;
  return shares;
}

import { UsageError } from "../foundation/errors";
import { type RandomStream, shuffleInPlace } from "../foundation/random";
import type { Split } from "./stratified-split";

/** The fold, 0 to folds - 1, in which each row is tested; every fold has nearly the same share of each class. Same folds
 * as scikit-learn's StratifiedKFold: without a stream as its shuffle=False.
 * @param stream when given, rows are dealt to the folds at random
 * @throws UsageError when a class has fewer rows than there are folds, or folds is not a whole number of at least 2 */
export function stratifiedFolds(labels: Uint8Array, folds: number, stream?: RandomStream): Int32Array {
  const sizes = classSizes(labels);
  if (!Number.isInteger(folds) || folds < 2 || folds > Math.min(...sizes)) {
    throw new UsageError(
      `${folds} folds cannot be made of ${sizes.join(" and ")} rows of the two classes: ask for 2 to ${Math.min(...sizes)}.`,
    );
  }
  const firstSeen = labels[0];
  const foldOfRow = new Int32Array(labels.length);
  for (const label of [firstSeen, 1 - firstSeen]) {
    const offset = label === firstSeen ? 0 : sizes[firstSeen];
    const dealt = dealClass(sizes[label], offset, folds);
    if (stream !== undefined) shuffleInPlace(dealt, stream);
    let next = 0;
    labels.forEach((rowLabel, row) => {
      if (rowLabel === label) foldOfRow[row] = dealt[next++];
    });
  }
  return foldOfRow;
}

function classSizes(labels: Uint8Array): [number, number] {
  const attack = labels.reduce((sum, label) => sum + label, 0);
  return [labels.length - attack, attack];
}

/** Folds of one class's rows, ascending. With the rows sorted by class, fold i owns the positions congruent to i modulo
 * the number of folds; the class stands at positions offset to offset + size - 1. */
function dealClass(size: number, offset: number, folds: number): Int32Array {
  return Int32Array.from({ length: size }, (_, i) => (offset + i) % folds).sort();
}

/** Rows trained on and rows tested in one fold, each ascending. */
export function splitOfFold(foldOfRow: Int32Array, fold: number): Split {
  const rows = Int32Array.from(foldOfRow.keys());
  return { train: rows.filter((row) => foldOfRow[row] !== fold), test: rows.filter((row) => foldOfRow[row] === fold) };
}

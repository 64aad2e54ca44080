import { DataError } from "../foundation/errors";
import type { RandomStream } from "../foundation/random";
import { type LabelledRows, rowsOfClass, takeLabelledRows } from "./labelled-rows";

/** Random oversampling to parity: all rows, then copies of rows of the smaller class, drawn with replacement, until both
 * classes have the same number (Algorithm 1; as imbalanced-learn's RandomOverSampler).
 * @throws DataError when a class has no row */
export function oversample(rows: LabelledRows, stream: RandomStream): LabelledRows {
  const normal = rowsOfClass(rows.labels, 0);
  const attack = rowsOfClass(rows.labels, 1);
  if (normal.length === 0 || attack.length === 0) {
    throw new DataError(
      `Oversampling needs rows of both classes; there are ${normal.length} normal and ${attack.length} attack rows.`,
    );
  }
  const [smaller, larger] = attack.length < normal.length ? [attack, normal] : [normal, attack];
  const copies = Int32Array.from(
    { length: larger.length - smaller.length },
    () => smaller[stream.integer(smaller.length)],
  );
  return takeLabelledRows(rows, Int32Array.from([...rows.labels.keys(), ...copies]));
}

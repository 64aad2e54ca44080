import type { Matrix } from "../foundation/matrix";
import { randomStream, shuffleInPlace } from "../foundation/random";
import type { Explanation } from "./explanation";
import type { FeatureDots } from "./explanation-results";

/** The explained rows feature by feature, each in an order of its own.
 * @param rows the explained rows in the unit of the file
 * @param seed of the streams "dots of feature ..." */
export function featureDots(
  { contributions }: Explanation,
  rows: Matrix,
  labels: Uint8Array,
  seed: number,
): readonly FeatureDots[] {
  return Array.from({ length: rows.columns }, (_, column) => {
    const order = Int32Array.from({ length: rows.rows }, (_, row) => row);
    shuffleInPlace(order, randomStream(seed, `dots of feature ${column}`));
    const ofColumn = ({ values }: Matrix) => Array.from(order, (row) => values[row * rows.columns + column]);
    return {
      values: ofColumn(rows),
      contributions: ofColumn(contributions),
      labels: Array.from(order, (row) => labels[row]),
    };
  });
}

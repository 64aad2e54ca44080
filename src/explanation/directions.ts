import type { Matrix } from "../foundation/matrix";
import { kendallTau } from "./kendall";

/** Where each feature pushes: Kendall's tau-b between its value and its contribution, -1 when lower values always push
 * further towards attack, 1 when higher ones do; null when either does not vary. */
export type Directions = readonly (number | null)[];

/** @param contributions of the explained rows
 * @param rows the explained rows, in any increasing scale */
export function directions(contributions: Matrix, rows: Matrix): Directions {
  return Array.from({ length: rows.columns }, (_, column) => {
    const ofColumn = ({ values }: Matrix) => values.filter((_, i) => i % rows.columns === column);
    return kendallTau(ofColumn(rows), ofColumn(contributions));
  });
}

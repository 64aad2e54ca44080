import type { Matrix } from "../foundation/matrix";
import type { Explanation } from "./explanation";
import type { FlowExplanation } from "./explanation-results";

/** Among the explained attacks that are detected (probability above 0.5) the one of median probability; among all rows when
 * there is no such attack.
 * @param rows the explained rows in the unit of the file */
export function medianDetection(
  { contributions, outputs }: Explanation,
  rows: Matrix,
  labels: Uint8Array,
): FlowExplanation {
  const all = Array.from(labels, (_, row) => row);
  const detected = all.filter((row) => labels[row] === 1 && outputs[row] > 0.5);
  const candidates = (detected.length > 0 ? detected : all).sort((a, b) => outputs[a] - outputs[b]);
  const row = candidates[Math.floor((candidates.length - 1) / 2)];
  const ofRow = ({ columns, values }: Matrix) => Array.from(values.subarray(row * columns, (row + 1) * columns));
  return { label: labels[row], probability: outputs[row], values: ofRow(rows), contributions: ofRow(contributions) };
}

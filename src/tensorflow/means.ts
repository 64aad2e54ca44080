import exp from "@stdlib/math-base-special-exp";
import log1p from "@stdlib/math-base-special-log1p";
import type { Means } from "../engine/trainer";

/** Mean binary cross-entropy and accuracy, in float64 from the logits.
 * @param logits one a row
 * @param labels of the same rows, 1 for attack */
export function meansOf(logits: ArrayLike<number>, labels: ArrayLike<number>): Means {
  let loss = 0;
  let right = 0;
  for (let i = 0; i < labels.length; i++) {
    loss += softplus(logits[i]) - (labels[i] === 1 ? logits[i] : 0);
    if (logits[i] > 0 === (labels[i] === 1)) right++;
  }
  return { loss: loss / labels.length, accuracy: right / labels.length };
}

/** ln(1 + e^z), for z of any size. */
function softplus(z: number): number {
  return Math.max(z, 0) + log1p(exp(-Math.abs(z)));
}

/** Counts of a two-class decision; attack is the positive class. */
export interface ConfusionMatrix {
  readonly tn: number;
  readonly fp: number;
  readonly fn: number;
  readonly tp: number;
}

/** Counts the decisions at probability > 0.5 (strict: 0.5 itself says normal, as scikit-learn's and Keras's).
 * @param labels 1 for attack, 0 for normal
 * @param probabilities probability of attack, one a label
 * @example confusionMatrix(Uint8Array.of(0, 1, 1), Float64Array.of(0.2, 0.5, 0.9)) // { tn: 1, fp: 0, fn: 1, tp: 1 } */
export function confusionMatrix(labels: Uint8Array, probabilities: Float64Array): ConfusionMatrix {
  let fp = 0;
  let tp = 0;
  let attacks = 0;
  for (let i = 0; i < labels.length; i++) {
    attacks += labels[i];
    if (probabilities[i] <= 0.5) continue;
    if (labels[i] === 1) tp++;
    else fp++;
  }
  return { tn: labels.length - attacks - fp, fp, fn: attacks - tp, tp };
}

/** The same decisions with normal as the positive class. */
export function mirrored({ tn, fp, fn, tp }: ConfusionMatrix): ConfusionMatrix {
  return { tn: tp, fp: fn, fn: fp, tp: tn };
}

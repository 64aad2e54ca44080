/** Rows at or above each distinct probability, highest first; of at least one row. */
interface CumulativeCounts {
  readonly thresholds: Float64Array;
  /** Attacks with a probability >= the threshold. */
  readonly attacks: Float64Array;
  /** Normal rows with a probability >= the threshold. */
  readonly normals: Float64Array;
}

function cumulativeCounts(labels: Uint8Array, probabilities: Float64Array): CumulativeCounts {
  const order = Uint32Array.from(labels, (_, i) => i).sort((a, b) => probabilities[b] - probabilities[a]);
  const thresholds: number[] = [];
  const attacks: number[] = [];
  const normals: number[] = [];
  let attacksSoFar = 0;
  order.forEach((row, i) => {
    attacksSoFar += labels[row];
    const tied = i + 1 < order.length && probabilities[order[i + 1]] === probabilities[row];
    if (tied) return;
    thresholds.push(probabilities[row]);
    attacks.push(attacksSoFar);
    normals.push(i + 1 - attacksSoFar);
  });
  return {
    thresholds: Float64Array.from(thresholds),
    attacks: Float64Array.from(attacks),
    normals: Float64Array.from(normals),
  };
}

/** Receiver operating characteristic: one point for each distinct probability, highest first, after the point (0, 0). */
export interface RocCurve {
  /** A row is called an attack when its probability >= the threshold; Infinity at the first point. */
  readonly thresholds: Float64Array;
  readonly falsePositiveRates: Float64Array;
  readonly truePositiveRates: Float64Array;
}

/** Each count over the last one. */
function shares(counts: Float64Array): Float64Array {
  const all = counts[counts.length - 1];
  return counts.map((count) => count / all);
}

function startingWith(first: number, rest: Float64Array): Float64Array {
  const all = new Float64Array(rest.length + 1);
  all[0] = first;
  all.set(rest, 1);
  return all;
}

/** The receiver operating characteristic with all its points, as scikit-learn's roc_curve(drop_intermediate=False).
 * @returns null when the labels are of one class only: one of the rates is then undefined */
export function rocCurve(labels: Uint8Array, probabilities: Float64Array): RocCurve | null {
  const { thresholds, attacks, normals } = cumulativeCounts(labels, probabilities);
  if (attacks[attacks.length - 1] === 0 || normals[normals.length - 1] === 0) return null;
  return {
    thresholds: startingWith(Number.POSITIVE_INFINITY, thresholds),
    falsePositiveRates: startingWith(0, shares(normals)),
    truePositiveRates: startingWith(0, shares(attacks)),
  };
}

/** Area under the receiver operating characteristic: the chance that an attack gets a higher probability than a normal
 * row, ties counting half. Summed in whole numbers, so the only rounding is that of one division.
 * @returns null when the labels are of one class only
 * @see Hanley and McNeil 1982, Radiology 143, 29-36 */
export function rocAuc(labels: Uint8Array, probabilities: Float64Array): number | null {
  const { attacks, normals } = cumulativeCounts(labels, probabilities);
  const pairs = attacks[attacks.length - 1] * normals[normals.length - 1];
  if (pairs === 0) return null;
  let twiceWon = 0;
  for (let i = 0; i < attacks.length; i++) {
    const newNormals = normals[i] - (i === 0 ? 0 : normals[i - 1]);
    twiceWon += newNormals * (attacks[i] + (i === 0 ? 0 : attacks[i - 1]));
  }
  return twiceWon / (2 * pairs);
}

/** Precision and recall at each distinct probability, highest first. */
export interface PrecisionRecallCurve {
  /** A row is called an attack when its probability >= the threshold. */
  readonly thresholds: Float64Array;
  readonly precisions: Float64Array;
  readonly recalls: Float64Array;
}

/** The precision-recall curve of the class attack.
 * @returns null without an attack in the labels: recall is then undefined */
export function precisionRecallCurve(labels: Uint8Array, probabilities: Float64Array): PrecisionRecallCurve | null {
  const { thresholds, attacks, normals } = cumulativeCounts(labels, probabilities);
  if (attacks[attacks.length - 1] === 0) return null;
  return {
    thresholds,
    precisions: attacks.map((count, i) => count / (count + normals[i])),
    recalls: shares(attacks),
  };
}

/** Average precision: the precisions weighted by the steps in recall, without interpolation, as scikit-learn's.
 * @returns null without an attack in the labels */
export function averagePrecision(labels: Uint8Array, probabilities: Float64Array): number | null {
  const curve = precisionRecallCurve(labels, probabilities);
  if (curve === null) return null;
  const { precisions, recalls } = curve;
  let sum = 0;
  for (let i = 0; i < recalls.length; i++) sum += (recalls[i] - (i === 0 ? 0 : recalls[i - 1])) * precisions[i];
  return sum;
}

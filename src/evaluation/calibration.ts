import ln from "@stdlib/math-base-special-ln";

/** Mean squared difference of probability and label: 0 is best.
 * @see Brier 1950, Monthly Weather Review 78, 1-3 */
export function brierScore(labels: Uint8Array, probabilities: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < labels.length; i++) {
    const error = probabilities[i] - labels[i];
    sum += error * error;
  }
  return sum / labels.length;
}

/** Mean negative log-likelihood (binary cross-entropy) in nats, with the probabilities clipped to
 * [2^-52, 1 - 2^-52] as scikit-learn's log_loss does, so that a certain mistake costs 36.04 and not infinity. */
export function logLoss(labels: Uint8Array, probabilities: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < labels.length; i++) {
    const probability = labels[i] === 1 ? probabilities[i] : 1 - probabilities[i];
    sum -= ln(Math.min(Math.max(probability, Number.EPSILON), 1 - Number.EPSILON));
  }
  return sum / labels.length;
}

/** Which end of its interval a bin contains: left, [k/10, (k+1)/10) with the last bin closed, or right,
 * (k/10, (k+1)/10] with the first bin closed. */
export type ClosedSide = "left" | "right";

/** The rows whose probabilities fall into one bin; the means are 0 where count is 0. */
export interface ReliabilityBin {
  readonly count: number;
  readonly meanProbability: number;
  /** Share of attacks among the rows. */
  readonly attackShare: number;
}

const bins = 10;

function binOf(probability: number, closed: ClosedSide): number {
  const position = probability * bins;
  return closed === "left" ? Math.min(Math.floor(position), bins - 1) : Math.max(Math.ceil(position) - 1, 0);
}

/** The reliability diagram: ten bins of equal width, lowest first. */
export function reliability(labels: Uint8Array, probabilities: Float64Array, closed: ClosedSide): ReliabilityBin[] {
  const counts = new Float64Array(bins);
  const probabilitySums = new Float64Array(bins);
  const attacks = new Float64Array(bins);
  for (let i = 0; i < labels.length; i++) {
    const bin = binOf(probabilities[i], closed);
    counts[bin]++;
    probabilitySums[bin] += probabilities[i];
    attacks[bin] += labels[i];
  }
  return Array.from(counts, (count, bin) => ({
    count,
    meanProbability: count === 0 ? 0 : probabilitySums[bin] / count,
    attackShare: count === 0 ? 0 : attacks[bin] / count,
  }));
}

/** Expected calibration error: the gap between attack share and mean probability, averaged over the rows of ten bins.
 * @see Naeini, Cooper and Hauskrecht 2015, AAAI, 2901-2907 */
export function expectedCalibrationError(labels: Uint8Array, probabilities: Float64Array, closed: ClosedSide): number {
  let sum = 0;
  for (const { count, meanProbability, attackShare } of reliability(labels, probabilities, closed))
    sum += count * Math.abs(attackShare - meanProbability);
  return sum / labels.length;
}

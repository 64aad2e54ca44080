import binomialCdf from "@stdlib/stats-base-dists-binomial-cdf";
import normalCdf from "@stdlib/stats-base-dists-normal-cdf";
import tCdf from "@stdlib/stats-base-dists-t-cdf";
import { UsageError } from "../foundation/errors";

/** McNemar's test of two classifiers on the same rows. */
export interface McNemarTest {
  /** Two-sided binomial p value; 1 when the classifiers never disagree. */
  readonly exactP: number;
  /** (b - c)^2 / (b + c); null, as what follows, when the classifiers never disagree. */
  readonly chi2: number | null;
  readonly chi2P: number | null;
  /** With continuity correction, max(0, |b - c| - 1)^2 / (b + c). */
  readonly chi2Corrected: number | null;
  readonly chi2CorrectedP: number | null;
}

/** Upper tail of the chi-squared distribution with one degree of freedom, through the normal one: no digit cancels. */
function chi2UpperTail(chi2: number): number {
  return 2 * normalCdf(-Math.sqrt(chi2), 0, 1);
}

/** Tests whether two classifiers err equally often on the same rows.
 * @param onlyFirst rows that only the first classifier got right (b), a whole number >= 0
 * @param onlySecond rows that only the second got right (c), a whole number >= 0
 * @throws UsageError when a count is negative or not whole
 * @see McNemar 1947, Psychometrika 12, 153-157 */
export function mcNemar(onlyFirst: number, onlySecond: number): McNemarTest {
  for (const count of [onlyFirst, onlySecond])
    if (!Number.isInteger(count) || count < 0) throw new UsageError(`${count} is not a number of rows.`);
  const discordant = onlyFirst + onlySecond;
  if (discordant === 0) return { exactP: 1, chi2: null, chi2P: null, chi2Corrected: null, chi2CorrectedP: null };
  const gap = Math.abs(onlyFirst - onlySecond);
  const correctedGap = Math.max(0, gap - 1);
  const chi2 = (gap * gap) / discordant;
  const chi2Corrected = (correctedGap * correctedGap) / discordant;
  return {
    exactP: Math.min(1, 2 * binomialCdf(Math.min(onlyFirst, onlySecond), discordant, 0.5)),
    chi2,
    chi2P: chi2UpperTail(chi2),
    chi2Corrected,
    chi2CorrectedP: chi2UpperTail(chi2Corrected),
  };
}

/** A t test of the differences of two classifiers over resampled or cross-validated splits. */
export interface ResampledTTest {
  readonly mean: number;
  /** Variance with n - 1 in the denominator. */
  readonly variance: number;
  readonly degreesOfFreedom: number;
  readonly t: number;
  readonly p: number;
  /** As if the splits were independent, which they are not: too often significant. Shown beside, never instead. */
  readonly uncorrectedT: number;
  readonly uncorrectedP: number;
}

/** The corrected resampled t test, t = mean / sqrt((1 / k + nTest / nTrain) variance) with k - 1 degrees of freedom.
 * @param differences of a metric, one a split; at least two, not all equal
 * @param nTrain training rows a split
 * @param nTest test rows a split
 * @throws UsageError for fewer than two differences, or equal ones (t is then undefined)
 * @see Nadeau and Bengio 2003, Machine Learning 52, 239-281 */
export function correctedResampledTTest(differences: readonly number[], nTrain: number, nTest: number): ResampledTTest {
  const k = differences.length;
  if (k < 2) throw new UsageError(`A t test needs at least two differences, not ${k}.`);
  if (differences.every((value) => value === differences[0]))
    throw new UsageError("All differences are equal, so their t test is undefined.");
  const mean = differences.reduce((sum, value) => sum + value, 0) / k;
  const variance = differences.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / (k - 1);
  const test = (factor: number) => {
    const t = mean / Math.sqrt(factor * variance);
    return { t, p: 2 * tCdf(-Math.abs(t), k - 1) };
  };
  const uncorrected = test(1 / k);
  return {
    mean,
    variance,
    degreesOfFreedom: k - 1,
    ...test(1 / k + nTest / nTrain),
    uncorrectedT: uncorrected.t,
    uncorrectedP: uncorrected.p,
  };
}

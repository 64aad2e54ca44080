import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import { UsageError } from "../foundation/errors";

/** Wilson's score interval of a share, without continuity correction.
 * @param successes whole number in [0, trials]
 * @param trials whole number >= 1
 * @param confidence in (0, 1)
 * @returns lower and upper end, in [0, 1]
 * @throws UsageError for counts or a confidence outside these ranges
 * @see Wilson 1927, Journal of the American Statistical Association 22, 209-212
 * @example wilsonInterval(3, 10, 0.95) // [0.107791, 0.603222] to six digits */
export function wilsonInterval(successes: number, trials: number, confidence = 0.95): readonly [number, number] {
  if (!Number.isInteger(trials) || trials < 1) throw new UsageError(`${trials} is not a number of trials.`);
  if (!Number.isInteger(successes) || successes < 0 || successes > trials)
    throw new UsageError(`${successes} of ${trials} is not a share.`);
  if (!(confidence > 0 && confidence < 1)) throw new UsageError(`Confidence ${confidence} is not in (0, 1).`);
  const z = normalQuantile((1 + confidence) / 2, 0, 1);
  const share = successes / trials;
  const scale = 2 * (trials + z * z);
  const centre = (2 * successes + z * z) / scale;
  const halfWidth = (z * Math.sqrt(z * z + 4 * successes * (1 - share))) / scale;
  return [successes === 0 ? 0 : centre - halfWidth, successes === trials ? 1 : centre + halfWidth];
}

import { DataError } from "../foundation/errors";
import type { ExplanationResults } from "./explanation-results";
import type { NetworkExplanation } from "./network-explanation";

/** Joins the explanations of one network a seed; the first one was explained in full.
 * @param features names, in the order of the columns
 * @param explanations one a seed
 * @throws DataError when the first holds no pictures */
export function joinExplanations(
  features: readonly string[],
  seeds: readonly number[],
  explanations: readonly NetworkExplanation[],
): ExplanationResults {
  const [{ explainedRows, expectedValue, pictures }] = explanations;
  if (pictures === null)
    throw new DataError("The first seed's network was not explained in full: ask for its pictures.");
  const bySeed = explanations.map(({ importances, directions }, i) => ({ seed: seeds[i], importances, directions }));
  return { features, explainedRows, expectedValue, bySeed, ...pictures };
}

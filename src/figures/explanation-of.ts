import type { Results } from "../evaluation/results";
import type { ExplanationResults } from "../explanation/explanation-results";
import { DataError } from "../foundation/errors";

/** The explanation that a figure is drawn from.
 * @throws DataError when the results hold none */
export function explanationOf({ explanation }: Results, title: string): ExplanationResults {
  if (explanation === null) throw new DataError(`"${title}" needs an explained network, and the results hold none.`);
  return explanation;
}

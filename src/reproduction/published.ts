import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Results } from "../evaluation/results";
import { DataError } from "../foundation/errors";
import { rounded } from "../foundation/rounded";

/** Results as they are published: what was measured is rounded, settings stay as they are. Figures are drawn from these. */
export function publishedResults(results: Results): Results {
  return {
    ...results,
    counts: rounded(results.counts),
    classifiers: results.classifiers.map((classifier) => ({ ...classifier, runs: rounded(classifier.runs) })),
    history: rounded(results.history),
    boostingSettings: results.boostingSettings.map((setting) => ({
      ...setting,
      accuracy: rounded(setting.accuracy),
    })),
    crossValidation: results.crossValidation.map((tested) => ({
      ...tested,
      folds: rounded(tested.folds),
      testAttacksCopiedInTrain: rounded(tested.testAttacksCopiedInTrain),
    })),
    ...(results.transfer && { transfer: rounded(results.transfer) }),
    explanation: rounded(results.explanation),
  };
}

/** Results that an earlier reproduction wrote into a folder.
 * @throws DataError when there are none */
export function readPublishedResults(folder: string): Results {
  const path = join(folder, "results.json");
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Results;
  } catch (error) {
    throw new DataError(`${path} could not be read: ${(error as Error).message}. Run reproduce without --check.`);
  }
}

import { classifierIds } from "../classifiers/catalogue";
import type { History } from "../engine/history";
import type { ExperimentPool } from "../evaluation/experiment-pool";
import type { Results } from "../evaluation/results";
import { joinExplanations } from "../explanation/join-explanations";
import type { Progress } from "../foundation/progress";
import type { CleanFlows } from "../preprocess/clean-flows";
import type { Protocol } from "../preprocess/protocol";
import { boostingSettings } from "./boosting-settings";
import { progressingRunner, type Runner } from "./runner";
import { sampleCounts } from "./sample-counts";
import { absentClassifier, type SeededClassifier, seededClassifier } from "./seeded-classifier";
import { tenFolds } from "./ten-folds";

/** A group of experiments that a figure may need. */
export type ResultGroup = "network" | "baselines" | "boosting" | "cross-validation" | "transfer";

export interface CollectOptions {
  readonly protocol: Protocol;
  readonly seeds: readonly number[];
  readonly groups: readonly ResultGroup[];
  /** Why XGBoost cannot run on this machine; null when it can. */
  readonly xgboostAbsence: string | null;
  readonly onProgress: Progress;
}

const noHistory: History = { loss: [], accuracy: [], testLoss: [], testAccuracy: [] };

/** Runs every experiment behind the chosen groups of results: each classifier with each seed, the network with the first
 * seed also on the test rows by epoch, XGBoost over a grid of settings, and every classifier on ten folds under both
 * protocols. The result does not depend on the number of workers or on who finishes first.
 * @param flows what the pool's workers hold */
export async function collectResults(
  flows: CleanFlows,
  pool: ExperimentPool,
  options: CollectOptions,
): Promise<Results> {
  const { protocol, seeds, groups, xgboostAbsence } = options;
  const run = progressingRunner(pool, options.onProgress);
  const [classifiers, boosting, crossValidation] = await Promise.all([
    seededClassifiers(options, run),
    groups.includes("boosting") && xgboostAbsence === null ? boostingSettings(protocol, seeds[0], run) : [],
    groups.includes("cross-validation") ? tenFolds(seeds[0], xgboostAbsence, run) : [],
  ]);
  const network = classifiers.find(({ results }) => results.id === "dnn")?.outcomes ?? [];
  const explanations = network.flatMap(({ explanation }) => (explanation === null ? [] : [explanation]));
  return {
    dataset: flows.dataset,
    protocol: { id: protocol.id, title: protocol.title },
    seeds,
    counts: sampleCounts(flows, protocol, seeds[0]),
    classifiers: classifiers.map(({ results }) => results),
    history: network[0]?.network?.history ?? noHistory,
    boostingSettings: boosting,
    crossValidation,
    explanation: explanations.length === 0 ? null : joinExplanations(flows.featureNames, seeds, explanations),
  };
}

/** Each classifier of the chosen groups with each seed. */
function seededClassifiers(
  { protocol, seeds, groups, xgboostAbsence }: CollectOptions,
  run: Runner,
): Promise<SeededClassifier[]> {
  const ids = classifierIds.filter((id) => groups.includes(id === "dnn" ? "network" : "baselines"));
  return Promise.all(
    ids.map((id) =>
      id === "xgb" && xgboostAbsence !== null
        ? absentClassifier(id, xgboostAbsence)
        : seededClassifier(id, protocol, seeds, run),
    ),
  );
}

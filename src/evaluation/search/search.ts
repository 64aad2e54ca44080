import type { FlowTable } from "../../dataset/flow-table";
import { joinProgress, type Progress } from "../../foundation/progress";
import { rounded } from "../../foundation/rounded";
import { cleanFlows } from "../../preprocess/clean-flows";
import { paperHoldout } from "../../preprocess/prepare";
import { type ProtocolId, protocols } from "../../preprocess/protocol";
import type { Experiment, Outcome } from "../experiment";
import { type ExperimentPool, openExperimentPool } from "../experiment-pool";
import { columnsOf, featureSets, searchedFeatures } from "./feature-sets";
import { type SearchSetting, searchSeed } from "./grid";
import type { SearchEntry, SearchScores } from "./search-results";

export interface SearchOptions {
  /** Number of workers; as many as there are cores unless said. */
  readonly workers?: number;
  readonly signal: AbortSignal;
  readonly onProgress: Progress;
}

/** Trains and tests networks under the paper's protocol and split first, with one seed. The result does not depend on the
 * number of workers.
 * @returns an entry a setting, in their order, rounded as published
 * @throws InterruptedError after the signal; DataError when a training diverges */
export async function search(
  flows: FlowTable,
  settings: readonly SearchSetting[],
  { workers, signal, onProgress }: SearchOptions,
): Promise<readonly SearchEntry[]> {
  const { rows } = cleanFlows(flows, protocols.paper.invalidRows, searchedFeatures);
  const pool = openExperimentPool(rows, { ...(workers && { workers }), signal });
  try {
    return await trainAll(settings, pool, onProgress);
  } finally {
    await pool.close();
  }
}

/** Asks for the longest trainings first, so that no worker is left alone with one at the end. */
async function trainAll(settings: readonly SearchSetting[], pool: ExperimentPool, onProgress: Progress) {
  const announce = joinProgress(onProgress);
  const train = async (setting: SearchSetting, protocol: ProtocolId) => {
    const piece = announce(costOf(setting));
    const scores = scoresOf(await pool.run(experimentOf(setting, protocol), piece));
    piece(1, 1);
    return scores;
  };
  const longestFirst = [...settings].sort((a, b) => costOf(b) - costOf(a));
  const entries = await Promise.all(
    longestFirst.map(async (setting): Promise<SearchEntry> => {
      const [paper, splitFirst] = await Promise.all([train(setting, "paper"), train(setting, "split-first")]);
      return { ...setting, parameters: parameterCount(setting), paper, splitFirst };
    }),
  );
  return settings.map((setting) => entries[longestFirst.indexOf(setting)]);
}

/** Weights and biases of a setting's network. */
export function parameterCount({ features, hiddenUnits }: SearchSetting): number {
  const widths = [featureSets[features].names.length, ...hiddenUnits, 1];
  return widths.slice(1).reduce((sum, units, i) => sum + units * (widths[i] + 1), 0);
}

/** About how long a training takes, in an arbitrary unit. */
function costOf(setting: SearchSetting): number {
  return setting.epochs * parameterCount(setting);
}

function experimentOf(setting: SearchSetting, protocol: ProtocolId): Experiment<"dnn"> {
  const { features, scaling, hiddenUnits, activation, learningRate, decay, batchSize, epochs } = setting;
  return {
    classifier: "dnn",
    settings: { hiddenUnits, activation, learningRate, decay, batchSize, epochs },
    protocol,
    division: paperHoldout,
    seed: searchSeed,
    columns: columnsOf(features),
    scaling,
  };
}

function scoresOf({ metrics, network }: Outcome): SearchScores {
  const { accuracy, balancedAccuracy, recallAttack, precisionAttack, falsePositiveRate } = metrics;
  const trainAccuracy = network?.history.accuracy.at(-1) ?? 0;
  return rounded({ accuracy, balancedAccuracy, recallAttack, precisionAttack, falsePositiveRate, trainAccuracy });
}

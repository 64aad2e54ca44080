import type { FlowTable } from "../../dataset/flow-table";
import { joinProgress, type Progress } from "../../foundation/progress";
import { rounded } from "../../foundation/rounded";
import { cleanFlows } from "../../preprocess/clean-flows";
import { paperHoldout } from "../../preprocess/prepare";
import { type ProtocolId, protocols } from "../../preprocess/protocol";
import type { Experiment, Outcome } from "../experiment";
import { type ExperimentPool, openExperimentPool } from "../experiment-pool";
import { columnsOf, featureSets, searchedFeatures } from "./feature-sets";
import type { SearchNetwork, SearchSetting } from "./grid";
import type { SearchEntry, SearchRun, SearchScores } from "./search-results";

export interface SearchOptions {
  /** Number of workers; as many as there are cores unless said. */
  readonly workers?: number;
  readonly signal: AbortSignal;
  readonly onProgress: Progress;
}

/** Trains and tests networks under the paper's protocol and split first, with each of their seeds. The result does not
 * depend on the number of workers.
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
  const train = async (network: SearchNetwork, protocol: ProtocolId, seed: number) => {
    const piece = announce(costOf(network));
    const scores = scoresOf(await pool.run(experimentOf(network, protocol, seed), piece));
    piece(1, 1);
    return scores;
  };
  const run = async (network: SearchNetwork, seed: number): Promise<SearchRun> => {
    const [paper, splitFirst] = await Promise.all([train(network, "paper", seed), train(network, "split-first", seed)]);
    return { seed, paper, splitFirst };
  };
  const longestFirst = [...settings].sort((a, b) => costOf(b) - costOf(a));
  const entries = await Promise.all(
    longestFirst.map(async ({ seeds, ...network }): Promise<SearchEntry> => {
      const runs = await Promise.all(seeds.map((seed) => run(network, seed)));
      return { ...network, parameters: parameterCount(network), runs };
    }),
  );
  return settings.map((setting) => entries[longestFirst.indexOf(setting)]);
}

/** Weights and biases of a network. */
export function parameterCount({ features, hiddenUnits }: SearchNetwork): number {
  const widths = [featureSets[features].names.length, ...hiddenUnits, 1];
  return widths.slice(1).reduce((sum, units, i) => sum + units * (widths[i] + 1), 0);
}

/** About how long a training takes, in an arbitrary unit. */
function costOf(network: SearchNetwork): number {
  return network.epochs * parameterCount(network);
}

function experimentOf(network: SearchNetwork, protocol: ProtocolId, seed: number): Experiment<"dnn"> {
  const { features, scaling, hiddenUnits, activation, learningRate, decay, batchSize, epochs } = network;
  return {
    classifier: "dnn",
    settings: { hiddenUnits, activation, learningRate, decay, batchSize, epochs },
    protocol,
    division: paperHoldout,
    seed,
    columns: columnsOf(features),
    scaling,
  };
}

function scoresOf({ metrics, network }: Outcome): SearchScores {
  const { accuracy, balancedAccuracy, recallAttack, precisionAttack, falsePositiveRate } = metrics;
  const trainAccuracy = network?.history.accuracy.at(-1) ?? 0;
  return rounded({ accuracy, balancedAccuracy, recallAttack, precisionAttack, falsePositiveRate, trainAccuracy });
}

import { type ClassifierId, classifierIds, createClassifier } from "../classifiers/catalogue";
import type { History } from "../engine/history";
import { absentCrossValidation, candidates, crossValidate } from "../evaluation/cross-validation";
import type { Experiment, Outcome } from "../evaluation/experiment";
import type { ExperimentPool } from "../evaluation/experiment-pool";
import type { BoostingSetting, ClassifierResults, CrossValidated, Results, SampleCounts } from "../evaluation/results";
import { joinExplanations } from "../explanation/join-explanations";
import { joinProgress, type Progress } from "../foundation/progress";
import type { CleanFlows } from "../preprocess/clean-flows";
import { shareOfCopiedAttacks } from "../preprocess/copied-attacks";
import { countClasses } from "../preprocess/labelled-rows";
import { paperHoldout, prepareRows } from "../preprocess/prepare";
import type { Protocol, ProtocolId } from "../preprocess/protocol";
import { boostingGrid } from "./boosting-grid";

/** A group of experiments that a figure may need. */
export type ResultGroup = "network" | "baselines" | "boosting" | "cross-validation" | "transfer";

/** The paper's cross-validation has ten folds; they are tested with copies of test flows in training, and without. */
const foldCount = 10;
const foldProtocols: readonly ProtocolId[] = ["paper", "split-first"];

export interface CollectOptions {
  readonly protocol: Protocol;
  readonly seeds: readonly number[];
  readonly groups: readonly ResultGroup[];
  /** Why XGBoost cannot run on this machine; null when it can. */
  readonly xgboostAbsence: string | null;
  readonly onProgress: Progress;
}

/** Runs an experiment and tells its progress as a piece of the whole. */
type Runner = (experiment: Experiment) => Promise<Outcome>;

interface Seeded {
  readonly results: ClassifierResults;
  readonly outcomes: readonly Outcome[];
}

/** About how long one fit takes, in epochs of the network on the same rows: for the progress alone. */
const fitCost: Readonly<Record<ClassifierId, number>> = { dnn: 150, lr: 10, dt: 25, gnb: 1, xgb: 12 };

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
  const ids = classifierIds.filter((id) => groups.includes(id === "dnn" ? "network" : "baselines"));
  const grid = groups.includes("boosting") && xgboostAbsence === null ? boostingGrid : [];
  const [classifiers, boostingSettings, crossValidation] = await Promise.all([
    Promise.all(
      ids.map((id) =>
        id === "xgb" && xgboostAbsence !== null ? absent(id, xgboostAbsence) : runSeeds(id, options, run),
      ),
    ),
    Promise.all(grid.map((setting) => runSetting(setting, options, run))),
    groups.includes("cross-validation") ? crossValidateAll(options, run) : [],
  ]);
  return {
    dataset: flows.dataset,
    protocol: { id: protocol.id, title: protocol.title },
    seeds,
    counts: sampleCounts(flows, protocol, seeds[0]),
    classifiers: classifiers.map(({ results }) => results),
    history: classifiers.find(({ results }) => results.id === "dnn")?.outcomes[0].network?.history ?? noHistory,
    boostingSettings,
    crossValidation,
    explanation: explanationOf(flows, seeds, classifiers),
  };
}

/** What the networks' explanations say together; null when no network was trained. */
function explanationOf(flows: CleanFlows, seeds: readonly number[], classifiers: readonly Seeded[]) {
  const outcomes = classifiers.find(({ results }) => results.id === "dnn")?.outcomes ?? [];
  const explanations = outcomes.flatMap(({ explanation }) => (explanation === null ? [] : [explanation]));
  return explanations.length === 0 ? null : joinExplanations(flows.featureNames, seeds, explanations);
}

function progressingRunner(pool: ExperimentPool, onProgress: Progress): Runner {
  const announce = joinProgress(onProgress);
  return async (experiment) => {
    const piece = announce(fitCost[experiment.classifier]);
    const outcome = await pool.run(experiment, piece);
    piece(1, 1);
    return outcome;
  };
}

async function runSeeds(id: ClassifierId, { protocol, seeds }: CollectOptions, run: Runner): Promise<Seeded> {
  const outcomes = await Promise.all(
    seeds.map((seed, i) =>
      run({
        classifier: id,
        protocol: protocol.id,
        division: paperHoldout,
        seed,
        testHistory: id === "dnn" && i === 0,
        ...(id === "dnn" && ({ explain: i === 0 ? "pictures" : "importances" } as const)),
      }),
    ),
  );
  const { name } = createClassifier(id);
  const runs = outcomes.map(({ metrics }, i) => ({ seed: seeds[i], metrics }));
  return { results: { id, name, settings: outcomes[0].settings, runs }, outcomes };
}

function absent(id: ClassifierId, reason: string): Seeded {
  const { name, settings } = createClassifier(id);
  return { results: { id, name, settings, runs: [], absent: reason }, outcomes: [] };
}

async function runSetting(
  setting: (typeof boostingGrid)[number],
  { protocol, seeds }: CollectOptions,
  run: Runner,
): Promise<BoostingSetting> {
  const { metrics } = await run({
    classifier: "xgb",
    settings: setting,
    protocol: protocol.id,
    division: paperHoldout,
    seed: seeds[0],
  });
  return { ...setting, accuracy: metrics.accuracy };
}

function crossValidateAll({ seeds, xgboostAbsence }: CollectOptions, run: Runner): Promise<CrossValidated[]> {
  return Promise.all(
    candidates.flatMap((candidate) =>
      foldProtocols.map((protocol) =>
        candidate.classifier === "xgb" && xgboostAbsence !== null
          ? absentCrossValidation(candidate, protocol, xgboostAbsence)
          : crossValidate(candidate, { protocol, folds: foldCount, seed: seeds[0] }, run),
      ),
    ),
  );
}

function sampleCounts(flows: CleanFlows, protocol: Protocol, seed: number): SampleCounts {
  const { normal, attack, rows } = countClasses(flows.rows.labels);
  const { train, test } = prepareRows(flows.rows, protocol, paperHoldout, seed);
  return {
    file: flows.fileRows,
    clean: rows,
    normal,
    attack,
    train: train.labels.length,
    test: test.labels.length,
    testAttacksCopiedInTrain: shareOfCopiedAttacks(train, test),
  };
}

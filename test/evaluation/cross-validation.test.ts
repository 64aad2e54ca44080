import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { absentCrossValidation, candidateById, candidates, crossValidate } from "../../src/evaluation/cross-validation";
import { type Experiment, runExperiment } from "../../src/evaluation/experiment";
import { type ExperimentPool, openExperimentPool } from "../../src/evaluation/experiment-pool";
import { UsageError } from "../../src/foundation/errors";
import { cleanFlows } from "../../src/preprocess/clean-flows";
import { syntheticFlows } from "../dataset/synthetic-flows";
import { realRows } from "../real-data";

const { rows } = cleanFlows(syntheticFlows({ rows: 200 }), "drop");
const attacks = rows.labels.reduce((sum, label) => sum + label, 0);
const here = async (experiment: Experiment) => runExperiment(rows, experiment);
const tree = candidateById("dt");

let pool: ExperimentPool;
beforeAll(() => {
  pool = openExperimentPool(rows, { workers: 2 });
});
afterAll(() => pool.close());

test("the candidates are the paper's five classifiers and XGBoost of depth 10", () => {
  expect(candidates.map(({ id }) => id)).toEqual(["dnn", "lr", "dt", "gnb", "xgb", "xgb-depth-10"]);
  expect(absentCrossValidation(candidateById("xgb-depth-10"), "paper", "No library.")).toMatchObject({
    name: "XGBoost (depth 10)",
    settings: { maxDepth: 10, rounds: 100 },
    folds: [],
    absent: "No library.",
  });
});

test("an unknown classifier is a usage error that names the known ones", () => {
  expect(() => candidateById("svm")).toThrow(UsageError);
  expect(() => candidateById("svm")).toThrow("choose dnn, lr, dt, gnb, xgb, xgb-depth-10");
});

test("split first, every flow of the file is tested once, none has a copy in training", async () => {
  const { folds, testAttacksCopiedInTrain } = await crossValidate(
    tree,
    { protocol: "split-first", folds: 7, seed: 3 },
    here,
  );
  expect(folds).toHaveLength(7);
  expect(folds.reduce((sum, { n }) => sum + n, 0)).toBe(rows.labels.length);
  expect(folds.reduce((sum, { tp, fn }) => sum + tp + fn, 0)).toBe(attacks);
  expect(testAttacksCopiedInTrain).toBe(0);
});

test("under the paper's protocol as many attacks as normal flows are tested, and copies are in training", async () => {
  const { folds, testAttacksCopiedInTrain } = await crossValidate(tree, { protocol: "paper", folds: 5, seed: 3 }, here);
  expect(folds.reduce((sum, { tp, fn }) => sum + tp + fn, 0)).toBe(rows.labels.length - attacks);
  expect(testAttacksCopiedInTrain).toBeGreaterThan(0.8);
});

test("every fold has nearly the same number of attacks", async () => {
  const { folds } = await crossValidate(tree, { protocol: "paper", folds: 7, seed: 1 }, here);
  const attacksTested = folds.map(({ tp, fn }) => tp + fn);
  expect(Math.max(...attacksTested) - Math.min(...attacksTested)).toBeLessThanOrEqual(1);
});

test("the folds are the same and in order whichever worker finishes first, and another seed gives others", async () => {
  const settings = { epochs: 3 };
  const network = { ...candidateById("dnn"), settings };
  const inOrder = await crossValidate(network, { protocol: "paper", folds: 4, seed: 1 }, here);
  const inPool = await crossValidate(network, { protocol: "paper", folds: 4, seed: 1 }, pool.run);
  const late = (experiment: Experiment) =>
    new Promise<void>((resolve) =>
      setTimeout(resolve, experiment.division.kind === "fold" ? 30 - 10 * experiment.division.fold : 0),
    ).then(() => here(experiment));
  const second = { ...network, protocol: "paper", division: { kind: "fold", folds: 4, fold: 1 }, seed: 1 } as const;
  expect(inOrder.folds[1]).toEqual((await here({ ...second, classifier: "dnn" })).metrics);
  expect(new Set(inOrder.folds.map(({ logLoss }) => logLoss)).size).toBe(4);
  expect(inPool).toEqual(inOrder);
  expect(await crossValidate(network, { protocol: "paper", folds: 4, seed: 1 }, late)).toEqual(inOrder);
  expect(await crossValidate(network, { protocol: "paper", folds: 4, seed: 2 }, here)).not.toEqual(inOrder);
});

test.each([0, 1, 1.5, 101, attacks + 1])("%d folds are a usage error", async (folds) => {
  const asked = crossValidate(tree, { protocol: "split-first", folds, seed: 1 }, here);
  await expect(asked).rejects.toThrow(UsageError);
  await expect(asked).rejects.toThrow(/^[\d.]+ folds cannot be made/);
});

describe.skipIf(realRows === null)("of the real data, the first of ten folds", () => {
  const division = { kind: "fold", folds: 10, fold: 0 } as const;

  test("the decision tree's recall of .999 under the paper's protocol becomes .5 to .7 split first", () => {
    const recall = (protocol: string) =>
      runExperiment(realRows!, { classifier: "dt", protocol, division, seed: 1 }).metrics.recallAttack;
    expect(recall("paper")).toBeGreaterThan(0.995);
    const honest = recall("split-first");
    expect(honest).toBeGreaterThan(0.5);
    expect(honest).toBeLessThan(0.7);
  });
});

import { expect, test } from "vitest";
import { protocols } from "../../src/preprocess/protocol";
import { type CollectOptions, collectResults } from "../../src/reproduction/collect-results";
import { syntheticClean, unorderedPool } from "./synthetic-pool";

const options: CollectOptions = {
  protocol: protocols.paper,
  seeds: [4, 5, 6],
  groups: ["network", "baselines"],
  xgboostAbsence: "libxgboost is not here.",
  onProgress: () => {},
};

test("results stand in the order of classifiers and seeds, whoever answers first", async () => {
  const forward = await collectResults(
    syntheticClean,
    unorderedPool((call) => call),
    options,
  );
  const backward = await collectResults(
    syntheticClean,
    unorderedPool((call) => 40 - 3 * call),
    options,
  );
  expect(backward).toEqual(forward);
  expect(forward.classifiers.map(({ id, runs }) => [id, runs.map(({ seed }) => seed)])).toEqual([
    ["dnn", [4, 5, 6]],
    ["lr", [4, 5, 6]],
    ["dt", [4, 5, 6]],
    ["gnb", [4, 5, 6]],
    ["xgb", []],
  ]);
});

test("a classifier that cannot run is there with the reason, and is not asked for", async () => {
  const pool = unorderedPool(() => 0);
  const { classifiers, boostingSettings } = await collectResults(syntheticClean, pool, options);
  expect(classifiers[4]).toMatchObject({ id: "xgb", runs: [], absent: "libxgboost is not here." });
  expect(pool.asked.some(({ classifier }) => classifier === "xgb")).toBe(false);
  expect(boostingSettings).toEqual([]);
});

test("the test history is that of the network with the first seed, and of no other run", async () => {
  const pool = unorderedPool(() => 0);
  const { history } = await collectResults(syntheticClean, pool, options);
  expect(history.testLoss).toHaveLength(3);
  expect(pool.asked.filter(({ testHistory }) => testHistory).map(({ classifier, seed }) => [classifier, seed])).toEqual(
    [["dnn", 4]],
  );
});

test("only the wanted groups are run", async () => {
  const pool = unorderedPool(() => 0);
  const { classifiers, history } = await collectResults(syntheticClean, pool, { ...options, groups: ["baselines"] });
  expect(classifiers.map(({ id }) => id)).toEqual(["lr", "dt", "gnb", "xgb"]);
  expect(history.loss).toEqual([]);
});

test("progress ends at its total", async () => {
  const told: number[] = [];
  const onProgress = (done: number, total: number) => told.push(done / total);
  await collectResults(
    syntheticClean,
    unorderedPool(() => 0),
    { ...options, onProgress },
  );
  expect(told.at(-1)).toBeCloseTo(1, 12);
  expect([...told].sort((a, b) => a - b)).toEqual(told);
});

test("counts are those of the file, the cleaned rows and the first seed's parts", async () => {
  const { counts } = await collectResults(
    syntheticClean,
    unorderedPool(() => 0),
    options,
  );
  expect(counts).toMatchObject({ file: 120, clean: 120, normal: 96, attack: 24, train: 144, test: 48 });
  expect(counts.testAttacksCopiedInTrain).toBeGreaterThan(0.9);
});

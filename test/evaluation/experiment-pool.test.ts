import { afterAll, beforeAll, expect, test } from "vitest";
import { type Experiment, type Outcome, runExperiment } from "../../src/evaluation/experiment";
import { type ExperimentPool, openExperimentPool } from "../../src/evaluation/experiment-pool";
import { DataError, InterruptedError } from "../../src/foundation/errors";
import { cleanFlows } from "../../src/preprocess/clean-flows";
import type { LabelledRows } from "../../src/preprocess/labelled-rows";
import { paperHoldout } from "../../src/preprocess/prepare";
import { syntheticFlows } from "../dataset/synthetic-flows";

let rows: LabelledRows;
let pool: ExperimentPool;
const experiment = (seed: number, settings = {}): Experiment<"dnn"> => ({
  classifier: "dnn",
  settings: { epochs: 5, ...settings },
  protocol: "paper",
  division: paperHoldout,
  seed,
});
const withoutTime = ({ fitSeconds, ...rest }: Outcome) => rest;

beforeAll(async () => {
  rows = cleanFlows(await syntheticFlows({ rows: 200 }), "drop").rows;
  pool = openExperimentPool(rows, { workers: 2 });
});
afterAll(() => pool.close());

test("one worker, two workers and none give the same outcomes, in the order asked for", async () => {
  const single = openExperimentPool(rows, { workers: 1 });
  const seeds = [1, 2, 3, 4];
  const [two, one] = await Promise.all([pool, single].map((p) => Promise.all(seeds.map((s) => p.run(experiment(s))))));
  await single.close();
  const none = seeds.map((seed) => runExperiment(rows, experiment(seed)));
  expect(two.map(withoutTime)).toEqual(none.map(withoutTime));
  expect(one.map(withoutTime)).toEqual(none.map(withoutTime));
});

test("progress is told epoch by epoch", async () => {
  const told: [number, number][] = [];
  await pool.run(experiment(1), (done, total) => told.push([done, total]));
  expect(told.length).toBeGreaterThan(0);
  expect(told).toEqual([1, 2, 3, 4, 5].slice(0, told.length).map((epoch) => [epoch, 5]));
});

test("an error of ours comes back from the worker as what it was", async () => {
  const diverging = pool.run(experiment(1, { learningRate: 1e30 }));
  await expect(diverging).rejects.toThrow(DataError);
  await expect(diverging).rejects.toThrow("Try a learning rate below 1e+30");
});

test("the signal stops a training at once, with an error of its own", async () => {
  const controller = new AbortController();
  const stopped = openExperimentPool(rows, { workers: 1, signal: controller.signal });
  const long = stopped.run(experiment(1, { epochs: 1_000_000 }), () => controller.abort());
  const waiting = stopped.run(experiment(2, { epochs: 1_000_000 }));
  await expect(long).rejects.toThrow(InterruptedError);
  await expect(waiting).rejects.toThrow(InterruptedError);
  await stopped.close();
});

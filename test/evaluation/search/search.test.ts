import { expect, test } from "vitest";
import { runExperiment } from "../../../src/evaluation/experiment";
import { columnsOf, searchedFeatures } from "../../../src/evaluation/search/feature-sets";
import { type SearchSetting, searchGrid } from "../../../src/evaluation/search/grid";
import { search } from "../../../src/evaluation/search/search";
import { InterruptedError } from "../../../src/foundation/errors";
import { rounded } from "../../../src/foundation/rounded";
import { cleanFlows } from "../../../src/preprocess/clean-flows";
import { paperHoldout } from "../../../src/preprocess/prepare";
import { syntheticFlows } from "../../dataset/synthetic-flows";

const flows = syntheticFlows({ rows: 200 });
const [first] = searchGrid;
const settings: readonly SearchSetting[] = [
  { ...first, epochs: 2 },
  {
    ...{ ...first, recipe: "ranks", features: "all", scaling: "ranks", decay: "linear" },
    ...{ hiddenUnits: [16, 4], epochs: 5, seeds: [1, 7] },
  },
  { ...first, recipe: "vitals", features: "vitals", scaling: "standard", epochs: 3, seeds: [1] },
];
const options = { signal: new AbortController().signal, onProgress: () => {} };

test("one worker and two give the same entries, in the order of the settings", async () => {
  const [one, two] = await Promise.all([1, 2].map((workers) => search(flows, settings, { ...options, workers })));
  expect(one).toEqual(two);
  expect(one.map(({ recipe }) => recipe)).toEqual(["as the paper", "ranks", "vitals"]);
});

test("an entry has a run a seed, in their order", async () => {
  const entries = await search(flows, settings, options);
  expect(entries.map(({ runs }) => runs.map(({ seed }) => seed))).toEqual([[1, 2, 3], [1, 7], [1]]);
  for (const { runs } of entries) expect(new Set(runs.map((run) => JSON.stringify(run))).size).toBe(runs.length);
});

test("a run is what the experiment gives with its seed, under both protocols", async () => {
  const [entry] = await search(flows, [settings[1]], options);
  const { rows } = cleanFlows(flows, "drop", searchedFeatures);
  const { hiddenUnits, activation, learningRate, decay, batchSize, epochs } = settings[1];
  const run = (protocol: string) =>
    runExperiment(rows, {
      ...{ classifier: "dnn", settings: { hiddenUnits, activation, learningRate, decay, batchSize, epochs } },
      ...{ protocol, division: paperHoldout, seed: 7, columns: columnsOf("all"), scaling: "ranks" },
    });
  for (const [scores, outcome] of [
    [entry.runs[1].paper, run("paper")],
    [entry.runs[1].splitFirst, run("split-first")],
  ] as const) {
    const { accuracy, balancedAccuracy, recallAttack, precisionAttack, falsePositiveRate } = outcome.metrics;
    const trainAccuracy = outcome.network?.history.accuracy[4];
    expect(scores).toEqual(
      rounded({ accuracy, balancedAccuracy, recallAttack, precisionAttack, falsePositiveRate, trainAccuracy }),
    );
  }
  const weights = entry.parameters;
  expect(weights).toBe(
    run("paper").network?.weights.reduce((n, { kernel, bias }) => n + kernel.length + bias.length, 0),
  );
});

test("progress ends at its total", async () => {
  const told: number[] = [];
  await search(flows, settings, { ...options, onProgress: (done, total) => told.push(done / total) });
  expect(told.at(-1)).toBeCloseTo(1, 12);
});

test("the signal stops the search with an error of its own", async () => {
  const controller = new AbortController();
  const long = settings.map((setting) => ({ ...setting, epochs: 1_000_000 }));
  const stopped = search(flows, long, { signal: controller.signal, onProgress: () => controller.abort() });
  await expect(stopped).rejects.toThrow(InterruptedError);
});

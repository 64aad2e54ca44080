import { selectedFeatures } from "../../src/dataset/schema";
import type { Metrics } from "../../src/evaluation/metrics";
import type { BoostingSetting, ClassifierResults, CrossValidated, Results, Run } from "../../src/evaluation/results";
import type { TransferResults } from "../../src/evaluation/transfer";
import { randomStream } from "../../src/foundation/random";
import { explanationFixture, extremeExplanation } from "./explanation-fixture";
import { extremeSearch, searchFixture } from "./search-fixture";

/** Results of the size and kind that the real data gives (means and spreads of five independent implementations), for
 * looking at figures and for testing them; no number of it is a measurement. */
export function resultsFixture(): Results {
  const seeds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
  const dataset = { id: "wustl", title: "WUSTL-EHMS-2020", sha256: "0".repeat(64) };
  return {
    dataset,
    protocol: { id: "paper", title: "paper protocol (oversample, scale, split)" },
    seeds,
    counts: {
      file: 16318,
      clean: 16315,
      normal: 14269,
      attack: 14269,
      train: 21403,
      test: 7135,
      testAttacksCopiedInTrain: 0.996,
    },
    classifiers: [
      classifier("dnn", "Deep neural network", seeds, [0.233, 0.249], 0.1),
      classifier("lr", "Logistic regression", seeds, [0.48, 0.165], 0.008),
      classifier("dt", "Decision tree", seeds, [0.06, 0.001], 0.004),
      classifier("gnb", "Gaussian naive Bayes", seeds, [0.525, 0.092], 0.006),
      classifier("xgb", "XGBoost", seeds, [0.087, 0.02], 0.005),
    ],
    history: history(150),
    boostingSettings: boostingGrid(),
    crossValidation: [
      ...folds("dnn", "DNN", [0.21, 0.27], [0.2, 0.3], 0.09),
      ...folds("lr", "Logistic regression", [0.15, 0.46], [0.15, 0.45], 0.01),
      ...folds("dt", "Decision tree", [0.06, 0.001], [0.055, 0.39], 0.006),
      ...folds("gnb", "Gaussian naive Bayes", [0.04, 0.52], [0.03, 0.5], 0.02),
      ...folds("xgb", "XGBoost", [0.087, 0.02], [0.08, 0.26], 0.006),
      ...folds("xgb-depth-10", "XGBoost (depth 10)", [0.049, 0.001], [0.045, 0.35], 0.005),
    ],
    transfer: transferFixture(),
    explanation: explanationFixture(selectedFeatures, seeds),
    search: searchFixture(dataset),
  };
}

/** Of every pair of three data sets, and at calibrated thresholds too where the live one is tested on. */
function transferFixture(): TransferResults {
  const sets = [
    { id: "wustl", title: "WUSTL-EHMS-2020", normal: 14272, spoofing: 1124, alteration: 922, packetGap: 4.12 },
    { id: "twin", title: "Twin of WUSTL-EHMS-2020", normal: 14271, spoofing: 1124, alteration: 923, packetGap: 4.19 },
    { id: "live", title: "Live testbed", normal: 1300, spoofing: 320, alteration: 310, packetGap: 5.9 },
  ];
  const tests = sets.flatMap(({ id }, i) =>
    [sets[i], ...sets.filter((other) => other.id !== id)].flatMap((tested, j) => {
      const usual = transferOf(id, tested.id, 0.2 + j / 10);
      return tested.id === "live" ? [null, 1, 10].map((alarmsPerHour) => ({ ...usual, alarmsPerHour })) : [usual];
    }),
  );
  return { sets, tests };
}

const transferOf = (trainedOn: string, testedOn: string, falsePositiveRate: number) => ({
  ...{ trainedOn, testedOn, alarmsPerHour: null },
  runs: [1, 2].map((seed) => ({
    ...{ seed, threshold: 0.5, auc: 0.8, falsePositiveRate, recallSpoofing: 0.4 + seed / 100, recallAlteration: 1 },
  })),
});

const noLibrary =
  "libxgboost 3.2.0 could not be loaded, since there is no Python 3.10 or newer on this machine that could install it.";

/** What is most likely to break a drawing: no XGBoost, one seed, a long name with markup, large counts, equal numbers. */
export function extremeFixture(): Results {
  const { transfer: _, ...usual } = resultsFixture();
  const seeds = [123456789];
  const many = metricsOf([0.5, 0.00004], 49999, 50001);
  return {
    ...usual,
    dataset: {
      id: "other",
      title:
        "A medical network's <b>flows</b> & alarms, recorded in the north wing of a teaching hospital between two winters, second edition, unverified",
      sha256: "f".repeat(64),
    },
    seeds,
    classifiers: [
      { ...usual.classifiers[0], runs: [{ seed: seeds[0], metrics: many }] },
      ...usual.classifiers.slice(1, 4).map((kind) => ({ ...kind, runs: kind.runs.slice(0, 1) })),
      {
        ...usual.classifiers[4],
        runs: [],
        absent: noLibrary,
      },
    ],
    history: {
      loss: [0.7],
      accuracy: [0.5],
      testLoss: [0.7],
      testAccuracy: [0.5],
    },
    boostingSettings: [],
    crossValidation: usual.crossValidation.map((tested) => {
      if (tested.id.startsWith("xgb")) return { ...tested, folds: [], absent: noLibrary };
      return { ...tested, folds: [many, many, many] };
    }),
    explanation: extremeExplanation(seeds),
    search: extremeSearch(usual.dataset),
  };
}

function classifier(
  id: string,
  name: string,
  seeds: readonly number[],
  rates: readonly [number, number],
  wobble: number,
): ClassifierResults {
  const stream = randomStream(1, `fixture ${id}`);
  const runs: Run[] = seeds.map((seed) => {
    const shift = wobble * (stream.uniform() * 2 - 1);
    const noise = wobble * 0.6 * (stream.uniform() - 0.5);
    const within = (rate: number) => Math.min(1, Math.max(0, rate));
    return {
      seed,
      metrics: metricsOf([within(rates[0] + shift + noise), within(rates[1] - shift + noise)], 3567, 3568),
    };
  });
  return { id, name, settings: {}, runs };
}

/** Ten folds under each protocol: half attacks, with copies in training; then an eighth, without. */
function folds(
  id: string,
  name: string,
  paper: readonly [number, number],
  splitFirst: readonly [number, number],
  wobble: number,
): CrossValidated[] {
  const stream = randomStream(1, `fixture folds ${id}`);
  const tenFolds = ([fpr, fnr]: readonly [number, number], negatives: number, positives: number) =>
    Array.from({ length: 10 }, () => {
      const shift = wobble * (stream.uniform() * 2 - 1);
      return metricsOf([Math.max(0, fpr + shift), Math.max(0, fnr - shift)], negatives, positives);
    });
  return [
    { id, name, settings: {}, protocol: "paper", folds: tenFolds(paper, 1427, 1427), testAttacksCopiedInTrain: 0.996 },
    {
      id,
      name,
      settings: {},
      protocol: "split-first",
      folds: tenFolds(splitFirst, 1427, 205),
      testAttacksCopiedInTrain: 0,
    },
  ];
}

/** @param rates false positive rate and false negative rate */
export function metricsOf([fpr, fnr]: readonly [number, number], negatives: number, positives: number): Metrics {
  const fp = Math.round(fpr * negatives);
  const fn = Math.round(fnr * positives);
  const [tn, tp] = [negatives - fp, positives - fn];
  const half = (a: number, b: number) => (a + b) / 2;
  const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);
  const f1 = (hit: number) => share(2 * hit, 2 * hit + fp + fn);
  return {
    n: negatives + positives,
    ...{ tn, fp, fn, tp },
    accuracy: (tn + tp) / (negatives + positives),
    precisionMacro: half(share(tp, tp + fp), share(tn, tn + fn)),
    recallMacro: half(tp / positives, tn / negatives),
    f1Macro: half(f1(tp), f1(tn)),
    precisionAttack: share(tp, tp + fp),
    recallAttack: tp / positives,
    f1Attack: f1(tp),
    balancedAccuracy: half(tp / positives, tn / negatives),
    falsePositiveRate: fp / negatives,
    falseNegativeRate: fn / positives,
  } as Metrics;
}

function history(epochs: number) {
  const stream = randomStream(1, "fixture history");
  const curve = (from: number, to: number, noise: number) =>
    Array.from({ length: epochs }, (_, i) => to + (from - to) / (1 + i / 6) + noise * (stream.uniform() - 0.5));
  return {
    loss: curve(0.56, 0.415, 0.01),
    accuracy: curve(0.69, 0.768, 0.012),
    testLoss: curve(0.54, 0.418, 0.03),
    testAccuracy: curve(0.68, 0.762, 0.04),
  };
}

function boostingGrid(): BoostingSetting[] {
  return [3, 4, 5, 6].flatMap((maxDepth) =>
    [0.1, 0.2, 0.3].map((learningRate) => ({
      maxDepth,
      learningRate,
      rounds: 100,
      accuracy: 0.985 - 0.12 / (1 + 0.3 * (maxDepth - 1) * learningRate + 0.05 * maxDepth),
    })),
  );
}

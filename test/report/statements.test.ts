import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readClaims } from "../../src/claims/claim";
import { judgeClaims } from "../../src/claims/judge";
import { readMeasurement } from "../../src/demonstration/measurement";
import { mean } from "../../src/evaluation/mean-and-deviation";
import type { SearchRun } from "../../src/evaluation/search/search-results";
import { directionSeeds } from "../../src/explanation/direction-seeds";
import { rankingStability } from "../../src/explanation/ranking-stability";
import { classifierFolds } from "../../src/figures/classifier-folds";
import { readPaper } from "../../src/figures/paper";
import { table1 } from "../../src/figures/table-1";
import { packageRoot } from "../../src/foundation/package-root";
import { proseFiles } from "../../src/report/report";
import { readPublishedAudit, readPublishedResults } from "../../src/reproduction/published";
import { readPublishedSearch } from "../../src/reproduction/published-search";

const folder = join(packageRoot, "figures", "wustl");
const results = readPublishedResults(folder);
const audit = readPublishedAudit(folder);
const paper = readPaper();
const verdicts = judgeClaims(readClaims(), { results, audit, paper });
const prose = proseFiles(packageRoot)
  .map((file) => readFileSync(join(packageRoot, file), "utf8"))
  .join(" ")
  .replace(/\s+/g, " ");

const verdict = (id: string) => verdicts.find((claim) => claim.id === id)!.verdict;
const row = (id: string) => table1(results, paper).find((known) => known.id === id)!;
const runs = (id: string) => results.classifiers.find((classifier) => classifier.id === id)!.runs;
const { tested } = classifierFolds(results, paper);
const folds = (id: string) => tested.find((known) => known.id === id)!;
const explanation = results.explanation!;
const stability = rankingStability(explanation);
const drop = (id: string, metric: "recall" | "falsePositiveRate") =>
  Math.abs(folds(id).withCopies.metrics[metric].mean - folds(id).withoutCopies.metrics[metric].mean);
const rocAuc = (protocol: string) =>
  mean(
    results.crossValidation
      .find((known) => known.id === "dnn" && known.protocol === protocol)!
      .folds.map(({ rocAuc }) => rocAuc!),
  );
const { loss } = results.history;
const search = readPublishedSearch(folder)!.entries;
const claimed = paper.table1.rows[0].accuracy;
const onPaperFeatures = search.filter(({ features }) => features === "paper");
const learnt = onPaperFeatures
  .flatMap(({ runs }) => runs)
  .filter((run) => run.paper.balancedAccuracy > 0.6 && run.splitFirst.balancedAccuracy > 0.6);
const withoutCopies = ({ splitFirst }: SearchRun) => splitFirst.balancedAccuracy;

const { episodes } = readMeasurement(join(packageRoot, "figures", "live", "results.json"));
const { sets, tests } = results.transfer!;
const resembling = tests.filter(({ trainedOn, testedOn }) => trainedOn !== "live" && testedOn !== "live");
const testOf = (trained: string, tested: string, count: number | null = null) =>
  tests.find((one) => one.trainedOn === trained && one.testedOn === tested && one.alarmsPerHour === count)!;
const atHome = testOf("wustl", "wustl");
const gap = (id: string) => sets.find((set) => set.id === id)!.packetGap;
const alarms = (...test: [string, string]) => testOf(...test).runs.map((run) => run.falsePositiveRate);
const response = (kind: string) => episodes.find(({ respond }) => respond === kind)!;

/** What the report says in words, and what must be so in the results for it to stay true. */
test.each<[string, () => boolean]>([
  [
    "The classical baselines come out as stated",
    () => ["lr", "dt", "gnb"].every((id) => row(id).verdict === "reproduced"),
  ],
  ["The network does not: its accuracy", () => row("dnn").verdict === "not reproduced"],
  ["and lose it without them", () => ["dt", "xgb-depth-10"].every((id) => drop(id, "recall") > 0.3)],
  ["in each the text is the name of a service", () => audit.invalidCells.every(({ port }) => port !== null)],
  [
    "above the mean, and above every run",
    () => runs("dnn").every(({ metrics }) => metrics.accuracy < paper.table1.rows[0].accuracy),
  ],
  [
    "the training loss still falls, but slowly",
    () => {
      const fall = mean(loss.slice(130, 140)) - mean(loss.slice(140, 150));
      return fall > 0 && fall < 0.01;
    },
  ],
  ["no seed comes near both", () => verdict("error-rates") === "not reproduced"],
  [
    "the tree has the higher macro #f-one score with every seed",
    () => runs("dt").every(({ metrics }, i) => metrics.f1Macro > runs("dnn")[i].metrics.f1Macro),
  ],
  [
    "Their false-positive rates hardly change",
    () => ["dt", "xgb-depth-10"].every((id) => drop(id, "falsePositiveRate") < 0.01),
  ],
  [
    "the network, as the paper describes it, gains little from them",
    () => drop("dnn", "recall") < 0.05 && Math.abs(rocAuc("paper") - rocAuc("split-first")) < 0.01,
  ],
  ["None of its columns is reproduced", () => verdict("fold-means") === "not reproduced"],
  ["comes near all the means of", () => folds("xgb-depth-10").nearTable2],
  [
    "the decision tree near all but precision",
    () => {
      const { metrics } = folds("dt").withCopies;
      const near = (id: "accuracy" | "precision" | "recall" | "f1") =>
        Math.abs(metrics[id].mean - paper.table2.mean[id]) <= 0.01;
      return near("accuracy") && near("recall") && near("f1") && !near("precision");
    },
  ],
  [
    "No classifier we ran keeps a recall near the stated one",
    () => tested.every(({ withoutCopies }) => withoutCopies.metrics.recall.mean < paper.table2.mean.recall - 0.2),
  ],
  [
    "The seed matters more than the background",
    () => stability.tauBetweenSeeds!.mean < stability.tauBetweenBackgrounds!.mean,
  ],
  [
    "High DIntPkt and high DstJitter speak for attack with every seed",
    () => ["DIntPkt", "DstJitter"].every((name) => directionSeeds(explanation, name).rising === results.seeds.length),
  ],
  [
    "the effect is small and of either sign",
    () => {
      const sport = stability.features.find(({ feature }) => feature === "Sport")!.direction!;
      return sport.lowest < 0 && sport.highest > 0 && Math.abs(sport.mean) < 0.1;
    },
  ],
  [
    "that extremely high values speak against it was not seen with the first seed",
    () => ["direction-dintpkt", "direction-dstjitter"].every((id) => verdict(id) === "not reproduced"),
  ],
  ["the dynamic range itself", () => audit.features.find(({ name }) => name === "Sport")!.min >= 49152],
  ["the classes add up to the second", () => verdict("rows-of-section-4") === "contradicted by the paper itself"],
  ["cannot both be right", () => verdict("rates-and-recall") === "contradicted by the paper itself"],
  [
    "None of the accuracies of",
    () => verdicts.find(({ id }) => id === "tested-on-a-quarter")!.evidence.includes(", 0 can be"),
  ],
  [
    "The table is thus sound arithmetic",
    () => ["fold-arithmetic", "fold-flows"].every((id) => verdict(id) === "reproduced"),
  ],
  [
    "On the paper's features none reaches",
    () => onPaperFeatures.every(({ runs }) => runs.every((run) => run.paper.accuracy < claimed)),
  ],
  [
    "What reaches the stated accuracy sees other columns",
    () => search.some(({ runs }) => mean(runs.map((run) => run.paper.accuracy)) >= claimed),
  ],
  [
    "and does not rise with the accuracy with them",
    () => {
      const [accuracy, clean] = [mean(learnt.map((run) => run.paper.accuracy)), mean(learnt.map(withoutCopies))];
      return mean(learnt.map((run) => (run.paper.accuracy - accuracy) * (withoutCopies(run) - clean))) <= 0;
    },
  ],
  [
    "the capacity to memorise turns the leak into accuracy, and buys nothing else",
    () => {
      const memorised = learnt.filter((run) => run.paper.trainAccuracy > 0.9);
      const others = learnt.filter((run) => !memorised.includes(run));
      return mean(memorised.map(withoutCopies)) <= mean(others.map(withoutCopies));
    },
  ],
  [
    "This gain is not the leak's",
    () => {
      const clean = (networks: typeof search) => networks.flatMap(({ runs }) => runs.map(withoutCopies));
      const withReadings = search.filter(({ features }) => features === "vitals" || features === "all");
      return Math.min(...clean(withReadings)) > Math.max(...clean(onPaperFeatures)) + 0.05;
    },
  ],
  [
    "Alteration of data is found almost always",
    () => resembling.every(({ runs }) => runs.every(({ recallAlteration }) => recallAlteration > 0.95)),
  ],
  ["Spoofing is not: trained", () => mean(atHome.runs.map(({ recallSpoofing }) => recallSpoofing)) < 0.6],
  [
    "the seed with the most false alarms finds the most Spoofing, the one with the fewest the least",
    () => {
      const order = [...atHome.runs].sort((a, b) => a.falsePositiveRate - b.falsePositiveRate);
      const spoofing = order.map(({ recallSpoofing }) => recallSpoofing);
      return spoofing[0] === Math.min(...spoofing) && spoofing[spoofing.length - 1] === Math.max(...spoofing);
    },
  ],
  [
    "From the file to its twin and back the means move less than from seed to seed",
    () =>
      (["falsePositiveRate", "recallSpoofing"] as const).every((metric) =>
        ["wustl", "twin"].every((trained) => {
          const values = resembling
            .filter(({ trainedOn }) => trainedOn === trained)
            .map(({ runs }) => runs.map((run) => run[metric]));
          const ranges = values.map((seeds) => Math.max(...seeds) - Math.min(...seeds));
          return Math.abs(mean(values[0]) - mean(values[1])) < Math.min(...ranges);
        }),
      ),
  ],
  ["Its gateway answers later", () => gap("live") > gap("wustl")],
  [
    "What is late looks like an attack to a network that learnt how delays are there.",
    () => atHome.runs.every((run, i) => alarms("wustl", "live")[i] > run.falsePositiveRate),
  ],
  [
    "Spoofing is lost with either",
    () => testOf("wustl", "live", 10).runs.every(({ recallSpoofing }) => recallSpoofing < 0.1),
  ],
  [
    "in every run altered readings had been accepted by then",
    () => episodes.every(({ firstAltered, detected }) => firstAltered! < detected!),
  ],
  ["silences the monitor", () => response("block-ip").medicalDevicesBlocked > 0],
  ["A block of the attacker's Ethernet address stops him", () => response("block-mac").medicalDevicesBlocked === 0],
])('"%s" is in the report, and so it is', (sentence, holds) => {
  expect(prose).toContain(sentence);
  expect(holds()).toBe(true);
});

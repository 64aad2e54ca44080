import type { Metrics } from "../evaluation/metrics";
import type { ClassifierResults } from "../evaluation/results";
import { nearestSettings } from "../figures/nearest-settings";
import { spread } from "../figures/spread";
import { table1, table1Metrics } from "../figures/table-1";
import { decimals, percent } from "../foundation/number-text";
import { publishedDecimals } from "../foundation/rounded";
import { missing } from "./missing";
import { type NamedNumbers, share } from "./named-numbers";
import { counted } from "./number-words";
import type { Published } from "./published";

/** Numbers of the single split: Table 1, Figures 3 and 4, and the network's settings. */
export function singleSplitNumbers(published: Published): NamedNumbers {
  const { results, paper } = published;
  const network = classifierOf(results.classifiers, "dnn");
  const { settings } = network;
  return {
    "network.hidden": String(settings.hiddenUnits),
    "network.rate": String(settings.learningRate),
    "network.epochs": String(settings.epochs),
    "network.batch": String(settings.batchSize),
    "dnn.training.accuracy": share(results.history.accuracy[results.history.accuracy.length - 1]),
    "paper.fpr": percent(paper.figure3.falsePositiveRate, 2),
    "paper.fnr": percent(paper.figure3.falseNegativeRate, 2),
    ...networkRanges(network),
    ...rowNumbers(published),
    ...boostingNumbers(published),
  };
}

function networkRanges({ runs }: ClassifierResults): NamedNumbers {
  const range = (of: (metrics: Metrics) => number | null) => spread(runs, ({ metrics }) => of(metrics) ?? 0);
  const accuracy = range((metrics) => metrics.accuracy);
  const auc = range((metrics) => metrics.rocAuc);
  const fpr = range((metrics) => metrics.falsePositiveRate);
  const fnr = range((metrics) => metrics.falseNegativeRate);
  return {
    "dnn.accuracy.mean": share(accuracy.mean),
    "dnn.accuracy.lowest": share(accuracy.lowest),
    "dnn.accuracy.highest": share(accuracy.highest),
    "dnn.auc.lowest": share(auc.lowest),
    "dnn.auc.highest": share(auc.highest),
    "dnn.fpr.lowest": percent(fpr.lowest, 1),
    "dnn.fpr.highest": percent(fpr.highest, 1),
    "dnn.fnr.lowest": percent(fnr.lowest, 1),
    "dnn.fnr.highest": percent(fnr.highest, 1),
  };
}

function rowNumbers({ results, paper }: Published): NamedNumbers {
  const rows = table1(results, paper).flatMap((row) => (row.verdict === "not compared" ? [] : [row]));
  const baselines = rows.filter(({ id }) => ["lr", "dt", "gnb"].includes(id));
  const gaps = baselines.flatMap(({ metrics }) => table1Metrics.map(({ id }) => Math.abs(metrics[id].difference)));
  const rowOf = (id: string) => paper.table1.rows.find((row) => row.id === id);
  const [dnn, xgb] = [rowOf("dnn"), rowOf("xgb")];
  const ours = rows.find(({ id }) => id === "dnn");
  return {
    "baselines.gap": share(Math.max(...gaps)),
    "paper.dnn.accuracy": share(dnn?.accuracy ?? 0),
    "paper.dnn.recall": decimals(dnn?.recall ?? 0, publishedDecimals),
    "paper.xgb.accuracy": share(xgb?.accuracy ?? 0),
    "dnn.accuracy.gap": share(Math.abs(ours?.metrics.accuracy.difference ?? 0)),
  };
}

function boostingNumbers({ results, paper }: Published): NamedNumbers {
  const { runs } = classifierOf(results.classifiers, "xgb");
  const claimed = paper.table1.rows.find(({ id }) => id === "xgb")?.accuracy ?? 0;
  const [nearest] = nearestSettings(results.boostingSettings, claimed);
  if (nearest === undefined) throw missing("XGBoost's settings");
  return {
    "xgb.accuracy.mean": share(spread(runs, ({ metrics }) => metrics.accuracy).mean),
    "xgb.settings": counted(results.boostingSettings.length),
    "xgb.nearest.depth": counted(nearest.maxDepth),
    "xgb.nearest.rate": String(nearest.learningRate),
    "xgb.nearest.accuracy": decimals(nearest.accuracy, publishedDecimals),
    "xgb.nearest.gap": decimals(Math.abs(nearest.difference), publishedDecimals),
  };
}

function classifierOf(classifiers: readonly ClassifierResults[], id: string): ClassifierResults {
  const found = classifiers.find((classifier) => classifier.id === id);
  if (found !== undefined && found.runs.length > 0) return found;
  throw missing(`the classifier ${id}`, found?.absent);
}

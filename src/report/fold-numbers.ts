import { mean } from "../evaluation/mean-and-deviation";
import type { CrossValidated } from "../evaluation/results";
import { foldSpread } from "../figures/fold-spread";
import { recoveredFolds } from "../figures/recovered-folds";
import { decimals, grouped, percent } from "../foundation/number-text";
import { missing } from "./missing";
import { type NamedNumbers, share } from "./named-numbers";
import { counted } from "./number-words";
import type { Published } from "./published";

/** Numbers of the cross-validation: Table 2, the counts behind it, and the folds with and without copies. */
export function foldNumbers({ results, paper }: Published): NamedNumbers {
  const folds = (id: string, protocol: "paper" | "split-first") => tested(results.crossValidation, id, protocol);
  const recall = ({ folds }: CrossValidated) => foldSpread(folds, ({ recallAttack }) => recallAttack);
  const accuracy = ({ folds }: CrossValidated) => foldSpread(folds, ({ accuracy }) => accuracy);
  const auc = ({ folds }: CrossValidated) => foldSpread(folds, ({ rocAuc }) => rocAuc ?? 0);
  const [network, networkClean] = [folds("dnn", "paper"), folds("dnn", "split-first")];
  const deep = folds("xgb-depth-10", "paper");
  const stated = paper.table2;
  return {
    folds: counted(network.folds.length),
    "copied.folds": percent(network.testAttacksCopiedInTrain, 1),
    "dnn.folds.accuracy": share(accuracy(network).mean),
    "dnn.folds.accuracy.deviation": share(accuracy(network).deviation),
    "dnn.folds.recall": share(recall(network).mean),
    "dnn.folds.recall.deviation": share(recall(network).deviation),
    "dnn.recall.copies": share(recall(network).mean),
    "dnn.recall.clean": share(recall(networkClean).mean),
    "dnn.auc.copies": share(auc(network).mean),
    "dnn.auc.clean": share(auc(networkClean).mean),
    "dt.recall.copies": decimals(recall(folds("dt", "paper")).mean, 4),
    "dt.recall.clean": decimals(recall(folds("dt", "split-first")).mean, 4),
    "deep.recall.copies": decimals(recall(deep).mean, 4),
    "deep.recall.clean": decimals(recall(folds("xgb-depth-10", "split-first")).mean, 4),
    "deep.depth": counted(Number(deep.settings.maxDepth)),
    "deep.folds.accuracy": share(accuracy(deep).mean),
    "deep.folds.precision": share(foldSpread(deep.folds, ({ precisionAttack }) => precisionAttack).mean),
    "deep.folds.recall": share(recall(deep).mean),
    "paper.folds.accuracy": share(stated.mean.accuracy),
    "paper.folds.accuracy.deviation": share(stated.deviation.accuracy),
    "paper.folds.recall": share(stated.mean.recall),
    "paper.folds.recall.deviation": decimals(stated.deviation.recall, 4),
    ...recoveredNumbers(paper),
  };
}

function recoveredNumbers(paper: Published["paper"]): NamedNumbers {
  const folds = recoveredFolds(paper);
  const sum = (of: (fold: (typeof folds)[number]) => number) => folds.reduce((total, fold) => total + of(fold), 0);
  return {
    "recovered.normal": grouped(sum(({ rows, attacks }) => rows - attacks)),
    "recovered.attack": grouped(sum(({ attacks }) => attacks)),
    "recovered.errors": counted(sum(({ fp, fn }) => fp + fn)),
    "recovered.misses": counted(sum(({ fn }) => fn)),
    "recovered.fpr.mean": percent(mean(folds.map(({ falsePositiveRate }) => falsePositiveRate)), 2),
  };
}

function tested(all: readonly CrossValidated[], id: string, protocol: string): CrossValidated {
  const found = all.find((folds) => folds.id === id && folds.protocol === protocol);
  if (found !== undefined && found.folds.length > 0) return found;
  throw missing(`the folds of ${id} under the protocol ${protocol}`, found?.absent);
}

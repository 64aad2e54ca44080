import type { SearchEntry, SearchResults } from "../evaluation/search/search-results";
import { bestOnPaperFeatures, seedsReaching } from "../figures/search-findings";
import { hasOneSeed, scoreSpread, scoreText } from "../figures/search-spread";
import { grouped } from "../foundation/number-text";
import { found } from "./missing";
import { type NamedNumbers, share } from "./named-numbers";
import { counted } from "./number-words";

/** Least balanced accuracy of a training that learnt anything: chance has a half. */
const learntFrom = 0.6;

/** Numbers of the search for a network that reaches the paper's accuracy: of networks with several seeds, means, with
 * ranges where the prose has room for them.
 * @param claimed the paper's accuracy */
export function capacityNumbers(search: SearchResults, claimed: number): NamedNumbers {
  const { entries } = search;
  const best = bestOnPaperFeatures(entries);
  const [asStated] = entries;
  const [vitals, all] = (["vitals", "all"] as const).map((features) => sameLayers(search, features));
  return {
    "search.networks": counted(entries.length),
    "search.single": counted(entries.filter(hasOneSeed).length),
    "search.seeds": counted(Math.max(...entries.map(({ runs }) => runs.length))),
    ...trainingNumbers(search),
    "search.best.accuracy": scoreText(best, "paper", "accuracy"),
    "search.best.training": share(scoreSpread(best, "paper", "trainAccuracy").mean),
    "search.best.weights": grouped(best.parameters),
    "search.best.epochs": String(best.epochs),
    "search.best.balanced": scoreText(best, "splitFirst", "balancedAccuracy"),
    "search.best.recall": share(scoreSpread(best, "splitFirst", "recallAttack").mean),
    "search.stated.weights": grouped(asStated.parameters),
    "search.stated.balanced": scoreText(asStated, "splitFirst", "balancedAccuracy"),
    "search.vitals.accuracy": scoreText(vitals, "paper", "accuracy"),
    "search.vitals.balanced": scoreText(vitals, "splitFirst", "balancedAccuracy"),
    "search.all.accuracy": scoreText(all, "paper", "accuracy"),
    "search.all.balanced": scoreText(all, "splitFirst", "balancedAccuracy"),
    "search.all.reached": counted(seedsReaching(all, claimed)),
  };
}

/** How many pairs of trainings on the paper's features there were, with copies and without; in how many of them one or
 * both learnt nothing; and between what the others' balanced accuracy lies without copies. */
function trainingNumbers({ entries }: SearchResults): NamedNumbers {
  const runs = entries.filter(({ features }) => features === "paper").flatMap((entry) => entry.runs);
  const learnt = runs.filter(({ paper, splitFirst }) =>
    [paper, splitFirst].every(({ balancedAccuracy }) => balancedAccuracy > learntFrom),
  );
  const balanced = learnt.map(({ splitFirst }) => splitFirst.balancedAccuracy);
  return {
    "search.pairs": counted(runs.length),
    "search.collapsed": counted(runs.length - learnt.length),
    "search.balanced.lowest": share(Math.min(...balanced)),
    "search.balanced.highest": share(Math.max(...balanced)),
  };
}

/** The network with the paper's hidden layers that sees the given features. */
function sameLayers({ entries }: SearchResults, features: SearchEntry["features"]): SearchEntry {
  const [asStated] = entries;
  return found(
    entries,
    (entry) => entry.features === features && entry.hiddenUnits.join() === asStated.hiddenUnits.join(),
    "networks of the search",
  );
}

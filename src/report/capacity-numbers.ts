import type { SearchEntry, SearchResults } from "../evaluation/search/search-results";
import { grouped } from "../foundation/number-text";
import { missing } from "./missing";
import { type NamedNumbers, share } from "./named-numbers";
import { counted } from "./number-words";

/** Least accuracy of a network that learnt anything: on classes of equal size chance has a half. */
const learntFrom = 0.6;

/** Numbers of the search for a network that reaches the paper's accuracy. */
export function capacityNumbers({ entries }: SearchResults): NamedNumbers {
  const onPaperFeatures = entries.filter(({ features }) => features === "paper");
  const learnt = onPaperFeatures.filter(({ paper }) => paper.accuracy > learntFrom);
  const best = bestOf(learnt);
  const balanced = learnt.map(({ splitFirst }) => splitFirst.balancedAccuracy);
  const [asStated] = entries;
  const sameLayers = (features: SearchEntry["features"]) =>
    bestOf(
      entries.filter(
        (entry) => entry.features === features && entry.hiddenUnits.join() === asStated.hiddenUnits.join(),
      ),
    );
  const [vitals, all] = [sameLayers("vitals"), sameLayers("all")];
  return {
    "search.networks": counted(entries.length),
    "search.collapsed": counted(onPaperFeatures.length - learnt.length),
    "search.best.accuracy": share(best.paper.accuracy),
    "search.best.training": share(best.paper.trainAccuracy),
    "search.best.weights": grouped(best.parameters),
    "search.best.epochs": String(best.epochs),
    "search.best.balanced": share(best.splitFirst.balancedAccuracy),
    "search.best.recall": share(best.splitFirst.recallAttack),
    "search.stated.accuracy": share(asStated.paper.accuracy),
    "search.stated.weights": grouped(asStated.parameters),
    "search.stated.balanced": share(asStated.splitFirst.balancedAccuracy),
    "search.balanced.lowest": share(Math.min(...balanced)),
    "search.balanced.highest": share(Math.max(...balanced)),
    "search.vitals.accuracy": share(vitals.paper.accuracy),
    "search.vitals.balanced": share(vitals.splitFirst.balancedAccuracy),
    "search.all.accuracy": share(all.paper.accuracy),
    "search.all.balanced": share(all.splitFirst.balancedAccuracy),
  };
}

/** The network with the highest accuracy under the paper's protocol. */
function bestOf(entries: readonly SearchEntry[]): SearchEntry {
  const [best] = [...entries].sort((a, b) => b.paper.accuracy - a.paper.accuracy);
  if (best !== undefined) return best;
  throw missing("networks of the search");
}

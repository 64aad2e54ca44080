import { directionSeeds } from "../explanation/direction-seeds";
import { rankingStability, topCount } from "../explanation/ranking-stability";
import { decimals } from "../foundation/number-text";
import { missing } from "./missing";
import type { NamedNumbers } from "./named-numbers";
import { counted, listed } from "./number-words";
import type { Published } from "./published";

/** Numbers on how the explanations agree with the paper's and with each other. */
export function explanationNumbers({ results, paper }: Published): NamedNumbers {
  const { explanation } = results;
  if (explanation === null) throw missing("explanations");
  const { features, tauBetweenSeeds, tauBetweenBackgrounds } = rankingStability(explanation);
  const stated = paper.figure5.features.map(({ feature }) => feature);
  const first = features.slice(0, topCount).map(({ feature }) => feature);
  const [common, others] = [
    stated.filter((name) => first.includes(name)),
    stated.filter((name) => !first.includes(name)),
  ];
  const ranksOf = (name: string) => features.find(({ feature }) => feature === name)?.ranks ?? [];
  const seedsWhere = (holds: (seed: number) => boolean) => counted(results.seeds.filter((_, i) => holds(i)).length);
  const inTop = (name: string, seed: number) => ranksOf(name)[seed] <= topCount;
  return {
    explained: String(explanation.explainedRows),
    "shap.common": counted(common.length),
    "shap.common.names": listed(common),
    "shap.missing.names": listed(others),
    "shap.missing.seeds": seedsWhere((seed) => others.every((name) => inTop(name, seed))),
    "shap.instead": listed(first.filter((name) => !stated.includes(name))),
    "shap.exact": seedsWhere((seed) => stated.every((name) => inTop(name, seed))),
    "shap.first": seedsWhere((seed) => ranksOf(stated[0])[seed] === 1),
    "srcload.falling": counted(directionSeeds(explanation, "SrcLoad").falling),
    "load.falling": counted(directionSeeds(explanation, "Load").falling),
    "sport.falling": counted(directionSeeds(explanation, "Sport").falling),
    "shap.tau.seeds": decimals(tauBetweenSeeds?.mean ?? 1, 2),
    "shap.tau.backgrounds": decimals(tauBetweenBackgrounds?.mean ?? 1, 2),
  };
}

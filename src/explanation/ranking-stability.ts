import type { ExplanationResults, Importances } from "./explanation-results";
import { kendallTau } from "./kendall";
import { mean } from "./mean";
import { ranking } from "./ranking";

/** How many features a ranking is cut to: as many as the paper shows. */
export const topCount = 5;

export interface MeanAndRange {
  readonly mean: number;
  readonly lowest: number;
  readonly highest: number;
}

/** One feature's place in all rankings. */
export interface FeatureStability {
  readonly feature: string;
  /** Over the seeds. */
  readonly importance: MeanAndRange;
  /** Rank with each seed, 1 for the most important. */
  readonly ranks: readonly number[];
  /** Of Kendall's tau between its value and its contribution, over the seeds; null when there is none. */
  readonly direction: MeanAndRange | null;
  /** In how many rankings it is among the first five. */
  readonly seedsInTop: number;
  readonly backgroundsInTop: number;
}

export interface RankingStability {
  /** By falling mean importance over the seeds. */
  readonly features: readonly FeatureStability[];
  /** Kendall's tau-b of the importances for every two seeds; null when there is one seed. */
  readonly tauBetweenSeeds: MeanAndRange | null;
  /** The same for every two backgrounds. */
  readonly tauBetweenBackgrounds: MeanAndRange | null;
}

/** How far the ranking of the features depends on the seed and on the background. */
export function rankingStability({ features, bySeed, byBackground }: ExplanationResults): RankingStability {
  const overSeeds = bySeed.map(({ importances }) => importances);
  const overBackgrounds = byBackground.map(({ importances }) => importances);
  const seedRanks = overSeeds.map(ranksOf);
  const backgroundRanks = overBackgrounds.map(ranksOf);
  const rows = features.map((feature, column): FeatureStability => {
    const inTop = (all: readonly (readonly number[])[]) => all.filter((ranks) => ranks[column] <= topCount).length;
    return {
      feature,
      importance: meanAndRange(overSeeds.map((importances) => importances[column])),
      ranks: seedRanks.map((ranks) => ranks[column]),
      direction: rangeOf(bySeed.map(({ directions }) => directions[column])),
      seedsInTop: inTop(seedRanks),
      backgroundsInTop: inTop(backgroundRanks),
    };
  });
  return {
    features: rows.sort((a, b) => b.importance.mean - a.importance.mean),
    tauBetweenSeeds: tauOfPairs(overSeeds),
    tauBetweenBackgrounds: tauOfPairs(overBackgrounds),
  };
}

function ranksOf(importances: Importances): readonly number[] {
  const order = ranking(importances);
  return importances.map((_, feature) => order.indexOf(feature) + 1);
}

function tauOfPairs(lists: readonly Importances[]): MeanAndRange | null {
  return rangeOf(lists.flatMap((first, i) => lists.slice(i + 1).map((second) => kendallTau(first, second))));
}

function rangeOf(values: readonly (number | null)[]): MeanAndRange | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : meanAndRange(known);
}

function meanAndRange(values: readonly number[]): MeanAndRange {
  return { mean: mean(values), lowest: Math.min(...values), highest: Math.max(...values) };
}

import type { SearchEntry, SearchResults, SearchScores } from "../evaluation/search/search-results";
import { decimals } from "../foundation/number-text";
import { type Spread, spread } from "./spread";

/** Where the scores of a run stand, by protocol. */
export type SearchProtocol = "paper" | "splitFirst";

/** Mean and range over a network's seeds of what it did under one protocol. */
export function scoreSpread({ runs }: SearchEntry, protocol: SearchProtocol, score: keyof SearchScores): Spread {
  return spread(runs, (run) => run[protocol][score]);
}

/** The same as prose has it: mean with range, or, of a network with one seed, the value.
 * @example scoreText(entry, "paper", "accuracy") // "0.953 (0.950 to 0.956)" */
export function scoreText(entry: SearchEntry, protocol: SearchProtocol, score: keyof SearchScores): string {
  const { mean, lowest, highest } = scoreSpread(entry, protocol, score);
  if (hasOneSeed(entry)) return `${decimals(mean, 3)} (one seed)`;
  return `${decimals(mean, 3)} (${decimals(lowest, 3)} to ${decimals(highest, 3)})`;
}

export function hasOneSeed({ runs }: SearchEntry): boolean {
  return runs.length === 1;
}

/** What marks a network with one seed in the figures of the search. */
export const oneSeedMark = "\u2020";

/** The seeds of a search, as its figures name them. */
export function searchSeedsText({ entries }: SearchResults): string {
  const [most] = entries.map(({ runs }) => runs).sort((a, b) => b.length - a.length);
  const single = entries.find(hasOneSeed);
  return [
    ...(most.length > 1 ? [`seeds ${most[0].seed} to ${most[most.length - 1].seed}`] : []),
    ...(single === undefined ? [] : [`${oneSeedMark} seed ${single.runs[0].seed} alone`]),
  ].join("; ");
}

import type { SearchEntry } from "../evaluation/search/search-results";
import { decimals, grouped } from "../foundation/number-text";
import type { Paper } from "./paper";
import { scoreSpread, scoreText } from "./search-spread";

/** The accuracy of the paper's Table 1 for its network. */
export function networkClaim(paper: Paper): number {
  return paper.table1.rows.find(({ id }) => id === "dnn")?.accuracy ?? 0;
}

/** The networks that reached the claimed accuracy under the paper's protocol with the mean of their seeds. */
export function reaching(entries: readonly SearchEntry[], claimed: number): readonly SearchEntry[] {
  return entries.filter((entry) => meanAccuracy(entry) >= claimed);
}

/** The network that does best under the paper's protocol with the paper's 28 features, by the mean of its seeds.
 * @param entries at least one of them with these features */
export function bestOnPaperFeatures(entries: readonly SearchEntry[]): SearchEntry {
  return entries
    .filter(({ features }) => features === "paper")
    .reduce((best, entry) => (meanAccuracy(entry) > meanAccuracy(best) ? entry : best));
}

/** What the search found, in sentences: what reached the claimed accuracy, and what it is worth once split first. */
export function searchFindings(entries: readonly SearchEntry[], claimed: number): string {
  const reached = reaching(entries, claimed);
  const goal = `${decimals(claimed, 5)} under the paper's protocol with the mean of its seeds`;
  const summary =
    reached.length === 0
      ? `None of the ${entries.length} networks reached ${goal}.`
      : `${reached.length} of the ${entries.length} networks reached ${goal}: ` +
        `${reached.map((entry) => `${inWords(entry)}, and ${seedsInWords(entry, claimed)}`).join("; ")}.`;
  const lucky = entries.filter((entry) => !reached.includes(entry) && seedsReaching(entry, claimed) > 0).length;
  const others = lucky === 0 ? "" : ` ${lucky} did so with some seeds, but not on average.`;
  return `${summary}${others} On the paper's 28 features the best is ${inWords(bestOnPaperFeatures(entries))}.`;
}

/** With how many of its seeds a network reached the claimed accuracy under the paper's protocol. */
export function seedsReaching({ runs }: SearchEntry, claimed: number): number {
  return runs.filter(({ paper }) => paper.accuracy >= claimed).length;
}

function meanAccuracy(entry: SearchEntry): number {
  return scoreSpread(entry, "paper", "accuracy").mean;
}

function seedsInWords(entry: SearchEntry, claimed: number): string {
  return `${seedsReaching(entry, claimed)} of its ${entry.runs.length} seeds reached it`;
}

function inWords(entry: SearchEntry): string {
  const { recipe, parameters } = entry;
  return (
    `${recipe}, with ${grouped(parameters)} weights: ${scoreText(entry, "paper", "accuracy")}, of which balanced ` +
    `accuracy ${scoreText(entry, "splitFirst", "balancedAccuracy")} is left when split first`
  );
}

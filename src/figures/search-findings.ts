import type { SearchEntry } from "../evaluation/search/search-results";
import { decimals, grouped } from "../foundation/number-text";
import type { Paper } from "./paper";

/** The accuracy of the paper's Table 1 for its network. */
export function networkClaim(paper: Paper): number {
  return paper.table1.rows.find(({ id }) => id === "dnn")?.accuracy ?? 0;
}

/** The networks that reached the claimed accuracy under the paper's protocol. */
export function reaching(entries: readonly SearchEntry[], claimed: number): readonly SearchEntry[] {
  return entries.filter(({ paper }) => paper.accuracy >= claimed);
}

/** The network that does best under the paper's protocol with the paper's 28 features.
 * @param entries at least one of them with these features */
export function bestOnPaperFeatures(entries: readonly SearchEntry[]): SearchEntry {
  return entries
    .filter(({ features }) => features === "paper")
    .reduce((best, entry) => (entry.paper.accuracy > best.paper.accuracy ? entry : best));
}

/** What the search found, in sentences: what reached the claimed accuracy, and what it is worth once split first. */
export function searchFindings(entries: readonly SearchEntry[], claimed: number): string {
  const reached = reaching(entries, claimed);
  const goal = `${decimals(claimed, 5)} under the paper's protocol`;
  const summary =
    reached.length === 0
      ? `None of the ${entries.length} networks reached ${goal}.`
      : `${reached.length} of the ${entries.length} networks reached ${goal}: ${reached.map(inWords).join("; ")}.`;
  return `${summary} On the paper's 28 features the best is ${inWords(bestOnPaperFeatures(entries))}.`;
}

function inWords({ recipe, parameters, paper, splitFirst }: SearchEntry): string {
  return (
    `${recipe}, with ${grouped(parameters)} weights: ${decimals(paper.accuracy, 3)}, of which balanced accuracy ` +
    `${decimals(splitFirst.balancedAccuracy, 3)} is left when split first`
  );
}

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { SearchEntry, SearchResults } from "../evaluation/search/search-results";
import { canonicalJson } from "../foundation/canonical-json";
import { DataError } from "../foundation/errors";
import { firstDifference } from "./artefact";

/** File of the search's results in the folder of a data set. */
export const searchFile = "capacity-search.json";

/** The results that an earlier search wrote into a folder; null when none was run.
 * @throws DataError when the file is there but is not what a search writes */
export function readPublishedSearch(folder: string): SearchResults | null {
  const path = join(folder, searchFile);
  if (!existsSync(path)) return null;
  const results = parsed(readFileSync(path, "utf8"));
  if (results !== null && holdsRuns(results)) return results as SearchResults;
  throw new DataError(`${path} does not hold the results of a search: restore it, or run reproduce --full.`);
}

/** Whether there are networks, each with at least one run. */
function holdsRuns({ entries }: Partial<SearchResults>): boolean {
  return (
    Array.isArray(entries) &&
    entries.length > 0 &&
    entries.every((entry: Partial<SearchEntry> | null) => Array.isArray(entry?.runs) && entry.runs.length > 0)
  );
}

/** What a JSON text holds, or null when it is none. */
function parsed(text: string): Partial<SearchResults> | null {
  try {
    return JSON.parse(text) as Partial<SearchResults> | null;
  } catch {
    return null;
  }
}

/** Compares networks that were trained again with the published ones, byte for byte, in the seeds that were used again.
 * @throws DataError naming the first that differs, or that was not published */
export function checkSearchSample(published: SearchResults, again: readonly SearchEntry[]): void {
  for (const entry of again) {
    const name = `${entry.recipe}, ${entry.hiddenUnits.join("-")}`;
    const known = published.entries.find((other) => isSameSetting(other, entry));
    if (known === undefined) throw new DataError(`${searchFile} has no network "${name}": run reproduce --full.`);
    const [committed, regenerated] = [canonicalJson(withSeedsOf(entry, known)), canonicalJson(entry)];
    if (committed !== regenerated)
      throw new DataError(
        `${searchFile}, network "${name}", differs from what was trained again. ${firstDifference(committed, regenerated)}`,
      );
  }
}

/** The published network with no other seeds than the one that was trained again. */
function withSeedsOf(again: SearchEntry, published: SearchEntry): SearchEntry {
  const seeds = again.runs.map(({ seed }) => seed);
  return { ...published, runs: published.runs.filter(({ seed }) => seeds.includes(seed)) };
}

function isSameSetting(a: SearchEntry, b: SearchEntry): boolean {
  return a.recipe === b.recipe && a.hiddenUnits.join() === b.hiddenUnits.join();
}

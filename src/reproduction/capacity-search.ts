import type { FlowTable } from "../dataset/flow-table";
import { searchGrid, searchSample } from "../evaluation/search/grid";
import { type SearchOptions, search } from "../evaluation/search/search";
import type { SearchResults } from "../evaluation/search/search-results";
import { canonicalJson } from "../foundation/canonical-json";
import type { Artefact } from "./artefact";
import { checkSearchSample, searchFile } from "./published-search";

/** How much of the search is to be run: every network, a sample that is compared with the published results, or none. */
export type SearchExtent = "full" | "sample" | "none";

/** The search's results, and how many networks were trained for them now. */
export interface CapacitySearch {
  /** null when nothing was published and nothing was run. */
  readonly results: SearchResults | null;
  readonly trained: number;
}

/** Runs the search, or takes the published results.
 * @param published of an earlier search on the same data set
 * @throws DataError when a network of the sample differs from the published one; InterruptedError after the signal */
export async function capacitySearch(
  flows: FlowTable,
  published: SearchResults | null,
  extent: SearchExtent,
  options: SearchOptions,
): Promise<CapacitySearch> {
  if (extent === "full") {
    const dataset = { id: flows.dataset, title: flows.title, sha256: flows.sha256 };
    const entries = await search(flows, searchGrid, options);
    return { results: { dataset, entries }, trained: entries.length };
  }
  if (published === null || extent === "none") return { results: published, trained: 0 };
  const again = await search(flows, searchSample, options);
  checkSearchSample(published, again);
  return { results: published, trained: again.length };
}

/** The results as the file that they are published in. */
export function searchArtefact({ results }: CapacitySearch): Artefact {
  return { name: searchFile, content: canonicalJson(results) };
}

import fc from "fast-check";
import type { Results } from "../../src/evaluation/results";
import { searchGrid } from "../../src/evaluation/search/grid";
import type { SearchRun, SearchScores } from "../../src/evaluation/search/search-results";

/** A change of one score of one network of the search with one seed, large enough to show in a mean of three decimals. */
const oneScore = (paper: readonly (keyof SearchScores)[], splitFirst: readonly (keyof SearchScores)[]) =>
  fc
    .tuple(
      fc.nat({ max: searchGrid.length - 1 }),
      fc.nat({ max: 2 }),
      fc.constantFrom(
        ...paper.map((name) => ["paper", name] as const),
        ...splitFirst.map((name) => ["splitFirst", name] as const),
      ),
    )
    .map(([index, seed, [protocol, name]]) => (results: Results): Results => {
      const search = results.search!;
      const changed = (run: SearchRun) => ({
        ...run,
        [protocol]: { ...run[protocol], [name]: run[protocol][name] - 0.01 },
      });
      const entries = search.entries.map((entry, i) =>
        i === index
          ? { ...entry, runs: entry.runs.map((run, j) => (j === seed % entry.runs.length ? changed(run) : run)) }
          : entry,
      );
      return { ...results, search: { ...search, entries } };
    });

/** What the figures of the search show. */
export const searchChanges = {
  capacity: oneScore(["balancedAccuracy", "accuracy", "trainAccuracy"], ["balancedAccuracy", "accuracy"]),
  "capacity-table": oneScore(
    ["accuracy", "trainAccuracy"],
    ["accuracy", "balancedAccuracy", "recallAttack", "trainAccuracy"],
  ),
};

import fc from "fast-check";
import type { Results } from "../../src/evaluation/results";
import { searchGrid } from "../../src/evaluation/search/grid";
import type { SearchScores } from "../../src/evaluation/search/search-results";

/** A change of one score of one network of the search, large enough to show in three decimals. */
const oneScore = (paper: readonly (keyof SearchScores)[], splitFirst: readonly (keyof SearchScores)[]) =>
  fc
    .tuple(
      fc.nat({ max: searchGrid.length - 1 }),
      fc.constantFrom(
        ...paper.map((name) => ["paper", name] as const),
        ...splitFirst.map((name) => ["splitFirst", name] as const),
      ),
    )
    .map(([index, [protocol, name]]) => (results: Results): Results => {
      const search = results.search!;
      const entries = search.entries.map((entry, i) =>
        i === index ? { ...entry, [protocol]: { ...entry[protocol], [name]: entry[protocol][name] - 0.01 } } : entry,
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

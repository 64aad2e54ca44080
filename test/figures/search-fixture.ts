import type { Results } from "../../src/evaluation/results";
import { searchGrid, searchSeed } from "../../src/evaluation/search/grid";
import { parameterCount } from "../../src/evaluation/search/search";
import type { SearchEntry, SearchResults } from "../../src/evaluation/search/search-results";

/** A search whose networks gain with their size under the paper's protocol and not without the leak; no number of it is a
 * measurement. */
export function searchFixture(dataset: Results["dataset"]): SearchResults {
  const entries = searchGrid.map((setting, i): SearchEntry => {
    const accuracy = Math.min(0.98, 0.7 + parameterCount(setting) / 400_000 + i / 100);
    const paper = { ...scoresOf(accuracy, accuracy), trainAccuracy: Math.min(1, accuracy + 0.02) };
    return { ...setting, parameters: parameterCount(setting), paper, splitFirst: scoresOf(0.85, 0.76) };
  });
  return { dataset, seed: searchSeed, entries };
}

/** One huge network that is never wrong, and one that does worse than chance. */
export function extremeSearch(dataset: Results["dataset"]): SearchResults {
  const [setting] = searchGrid;
  return {
    dataset,
    seed: searchSeed,
    entries: [
      { ...setting, parameters: 4209, paper: scoresOf(1, 1), splitFirst: scoresOf(1, 1) },
      {
        ...setting,
        ...{ recipe: "none", hiddenUnits: [4096, 4096, 1024], parameters: 21_098_497 },
        ...{ paper: scoresOf(0.48, 0.48), splitFirst: scoresOf(0.12, 0.5) },
      },
    ],
  };
}

function scoresOf(accuracy: number, balancedAccuracy: number) {
  const rates = { recallAttack: balancedAccuracy, precisionAttack: 0.5, falsePositiveRate: 1 - balancedAccuracy };
  return { accuracy, balancedAccuracy, ...rates, trainAccuracy: accuracy };
}

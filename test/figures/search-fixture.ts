import type { Results } from "../../src/evaluation/results";
import { searchGrid } from "../../src/evaluation/search/grid";
import { parameterCount } from "../../src/evaluation/search/search";
import type { SearchEntry, SearchResults } from "../../src/evaluation/search/search-results";

/** A search whose networks gain with their size under the paper's protocol and not without the leak; no number of it is a
 * measurement. */
export function searchFixture(dataset: Results["dataset"]): SearchResults {
  const entries = searchGrid.map(({ seeds, ...network }, i): SearchEntry => {
    const runs = seeds.map((seed) => {
      const luck = (seed - 2) / 100;
      const accuracy = Math.min(0.98, 0.7 + parameterCount(network) / 400_000 + i / 100) + luck;
      const paper = { ...scoresOf(accuracy, accuracy), trainAccuracy: Math.min(1, accuracy + 0.02) };
      return { seed, paper, splitFirst: scoresOf(0.85 + luck, 0.76 - luck) };
    });
    return { ...network, parameters: parameterCount(network), runs };
  });
  return { dataset, entries };
}

/** A network that is never wrong and has one seed, and a huge one that does worse than chance, and once better. */
export function extremeSearch(dataset: Results["dataset"]): SearchResults {
  const [{ seeds, ...network }] = searchGrid;
  return {
    dataset,
    entries: [
      { ...network, parameters: 4209, runs: [{ seed: 1, paper: scoresOf(1, 1), splitFirst: scoresOf(1, 1) }] },
      {
        ...network,
        ...{ recipe: "none", hiddenUnits: [4096, 4096, 1024], parameters: 21_098_497 },
        runs: [
          { seed: 1, paper: scoresOf(0.48, 0.48), splitFirst: scoresOf(0.12, 0.5) },
          { seed: 2, paper: scoresOf(0.99, 0.99), splitFirst: scoresOf(0.9, 1) },
        ],
      },
    ],
  };
}

function scoresOf(accuracy: number, balancedAccuracy: number) {
  const rates = { recallAttack: balancedAccuracy, precisionAttack: 0.5, falsePositiveRate: 1 - balancedAccuracy };
  return { accuracy, balancedAccuracy, ...rates, trainAccuracy: accuracy };
}

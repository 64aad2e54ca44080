import { expect, test } from "vitest";
import type { SearchEntry } from "../../src/evaluation/search/search-results";
import { hasOneSeed, scoreSpread, scoreText, searchSeedsText } from "../../src/figures/search-spread";
import { extremeFixture, resultsFixture } from "./results-fixture";

const search = resultsFixture().search!;
const accuracies = (values: readonly number[]): SearchEntry => {
  const [run] = search.entries[0].runs;
  const runs = values.map((accuracy, i) => ({ ...run, seed: i + 1, paper: { ...run.paper, accuracy } }));
  return { ...search.entries[0], runs };
};

test("a score is the mean over the seeds, with the lowest and the highest", () => {
  expect(scoreSpread(accuracies([0.95, 0.956, 0.953]), "paper", "accuracy")).toEqual({
    ...{ mean: 0.953, lowest: 0.95, highest: 0.956 },
  });
});

test("prose has mean and range, or the value and that it is of one seed", () => {
  expect(scoreText(accuracies([0.95, 0.956, 0.953]), "paper", "accuracy")).toBe("0.953 (0.950 to 0.956)");
  expect(scoreText(accuracies([0.937]), "paper", "accuracy")).toBe("0.937 (one seed)");
});

test("the seeds are named, and the mark of networks with one alone where there are some", () => {
  expect(searchSeedsText(search)).toBe("seeds 1 to 3; \u2020 seed 1 alone");
  expect(searchSeedsText(extremeFixture().search!)).toBe("seeds 1 to 2; \u2020 seed 1 alone");
  const [single] = search.entries.filter(hasOneSeed);
  expect(searchSeedsText({ ...search, entries: [single] })).toBe("\u2020 seed 1 alone");
  expect(searchSeedsText({ ...search, entries: search.entries.slice(0, 2) })).toBe("seeds 1 to 3");
});

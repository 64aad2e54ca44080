import { expect, test } from "vitest";
import type { SearchEntry } from "../../src/evaluation/search/search-results";
import { readPaper } from "../../src/figures/paper";
import {
  bestOnPaperFeatures,
  networkClaim,
  reaching,
  searchFindings,
  seedsReaching,
} from "../../src/figures/search-findings";
import { resultsFixture } from "./results-fixture";
import { searchFixture } from "./search-fixture";

const { entries } = searchFixture(resultsFixture().dataset);
const scored = (index: number, accuracies: readonly number[]): SearchEntry => {
  const [run] = entries[index].runs;
  const runs = accuracies.map((accuracy, i) => ({ ...run, seed: i + 1, paper: { ...run.paper, accuracy } }));
  return { ...entries[index], runs };
};
const [plain, wide] = [scored(0, [0.75]), scored(2, [0.94, 0.95, 0.96])];
const vitals = scored(entries.length - 1, [0.968, 0.97, 0.972]);

test("the claim is the accuracy of the network in the paper's Table 1", () => {
  expect(networkClaim(readPaper())).toBe(0.96878);
});

test("the mean decides whether the claim is reached, whatever single seeds did", () => {
  expect(reaching([scored(0, [0.98, 0.95, 0.95])], 0.97)).toEqual([]);
  expect(seedsReaching(scored(0, [0.98, 0.95, 0.95]), 0.97)).toBe(1);
});

test("what reached the claim is counted and named with what is left of it, means with ranges", () => {
  expect(reaching([plain, wide, vitals], 0.969)).toEqual([vitals]);
  expect(reaching([vitals], 0.97)).toEqual([vitals]);
  expect(searchFindings([plain, wide, vitals], 0.969)).toBe(
    "1 of the 3 networks reached 0.96900 under the paper's protocol with the mean of its seeds: decayed, vitals, " +
      "Packet_num, with 14\u202f177 weights: 0.970 (0.968 to 0.972), of which balanced accuracy 0.770 (0.770 to 0.770) is " +
      "left when split first, and 2 of its 3 seeds reached it. On the paper's 28 features the best is as the paper, with " +
      "44\u202f481 weights: 0.950 (0.940 to 0.960), of which balanced accuracy 0.770 (0.770 to 0.770) is left when split first.",
  );
});

test("networks that reached the claim with some seeds, and not on average, are counted apart", () => {
  const lucky = scored(2, [0.97, 0.93, 0.93]);
  expect(searchFindings([plain, lucky, vitals], 0.969)).toContain(
    "2 of its 3 seeds reached it. 1 did so with some seeds, but not on average. On the",
  );
  expect(searchFindings([plain, lucky], 0.969)).toMatch(/^None of the 2 networks .* mean of its seeds\. 1 did so/);
});

test("a network with one seed is said to have one", () => {
  expect(searchFindings([plain], 0.969)).toContain("weights: 0.750 (one seed), of which");
});

test("when nothing reached it, that is said, and the best on the paper's features is named all the same", () => {
  expect(searchFindings([plain, wide], 0.969)).toMatch(
    /^None of the 2 networks reached 0\.96900 .* the best is as the paper, with 44/,
  );
  expect(bestOnPaperFeatures([plain, vitals])).toBe(plain);
});

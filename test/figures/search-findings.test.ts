import { expect, test } from "vitest";
import { readPaper } from "../../src/figures/paper";
import { bestOnPaperFeatures, networkClaim, reaching, searchFindings } from "../../src/figures/search-findings";
import { resultsFixture } from "./results-fixture";
import { searchFixture } from "./search-fixture";

const { entries } = searchFixture(resultsFixture().dataset);
const scored = (index: number, accuracy: number) => {
  const entry = entries[index];
  return { ...entry, paper: { ...entry.paper, accuracy } };
};
const [plain, wide, vitals] = [scored(0, 0.75), scored(2, 0.95), scored(entries.length - 1, 0.97)];

test("the claim is the accuracy of the network in the paper's Table 1", () => {
  expect(networkClaim(readPaper())).toBe(0.96878);
});

test("what reached the claim is counted and named with what is left of it", () => {
  expect(reaching([plain, wide, vitals], 0.969)).toEqual([vitals]);
  expect(reaching([vitals], 0.97)).toEqual([vitals]);
  expect(searchFindings([plain, wide, vitals], 0.969)).toBe(
    "1 of the 3 networks reached 0.96900 under the paper's protocol: decayed, vitals, Packet_num, with 14\u202f177 weights: " +
      "0.970, of which balanced accuracy 0.760 is left when split first. On the paper's 28 features the best is as the " +
      "paper, with 44\u202f481 weights: 0.950, of which balanced accuracy 0.760 is left when split first.",
  );
});

test("when nothing reached it, that is said, and the best on the paper's features is named all the same", () => {
  expect(searchFindings([plain, wide], 0.969)).toMatch(
    /^None of the 2 networks reached 0\.96900 .* the best is as the paper, with 44/,
  );
  expect(bestOnPaperFeatures([plain, vitals])).toBe(plain);
});

import { expect, test } from "vitest";
import { type Verdict, verdicts } from "../../src/claims/finding";
import type { JudgedClaim } from "../../src/claims/judge";
import { verdictCounts, verdictCountsText } from "../../src/claims/verdict-counts";

const judged = (verdict: Verdict) => ({ verdict }) as JudgedClaim;
const claims = [judged("not reproduced"), judged("reproduced"), judged("not reproduced")];

test("every verdict is counted, in the verdicts' order, also one that no claim came to", () => {
  expect(verdictCounts(claims)).toEqual({
    reproduced: 1,
    "not reproduced": 2,
    "contradicted by the paper itself": 0,
    "can't be checked": 0,
  });
  expect(Object.keys(verdictCounts([]))).toEqual(verdicts);
  expect(verdictCountsText(claims)).toBe(
    "1 reproduced, 2 not reproduced, 0 contradicted by the paper itself, 0 can't be checked",
  );
});

import { expect, test } from "vitest";
import { claimGroups } from "../../src/claims/claim-groups";
import type { JudgedClaim } from "../../src/claims/judge";

const judged = (id: string, group: string) => ({ id, group }) as JudgedClaim;
const claims = [judged("a", "Table 1"), judged("b", "Figure 5"), judged("c", "Table 1")];

test("groups stand in the order in which they first come, and keep the order of their claims", () => {
  const ids = claimGroups(claims).map(({ group, claims }) => [group, claims.map(({ id }) => id)]);
  expect(ids).toEqual([
    ["Table 1", ["a", "c"]],
    ["Figure 5", ["b"]],
  ]);
});

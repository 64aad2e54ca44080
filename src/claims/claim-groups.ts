import type { JudgedClaim } from "./judge";

/** The claims on one item of the paper. */
export interface ClaimGroup {
  /** For instance "Table 1". */
  readonly group: string;
  readonly claims: readonly JudgedClaim[];
}

/** Claims by the item of the paper that they belong to: the items in the order in which they first come. */
export function claimGroups(claims: readonly JudgedClaim[]): readonly ClaimGroup[] {
  const groups = [...new Set(claims.map(({ group }) => group))];
  return groups.map((group) => ({ group, claims: claims.filter((claim) => claim.group === group) }));
}

import { type Verdict, verdicts } from "./finding";
import type { JudgedClaim } from "./judge";

/** How many claims came to each verdict, in the order of the verdicts. */
export function verdictCounts(claims: readonly Pick<JudgedClaim, "verdict">[]): Readonly<Record<Verdict, number>> {
  const count = (wanted: Verdict) => claims.filter(({ verdict }) => verdict === wanted).length;
  return Object.fromEntries(verdicts.map((verdict) => [verdict, count(verdict)])) as Record<Verdict, number>;
}

/** The same in words: "14 reproduced, 18 not reproduced, ..." */
export function verdictCountsText(claims: readonly JudgedClaim[]): string {
  return Object.entries(verdictCounts(claims))
    .map(([verdict, count]) => `${count} ${verdict}`)
    .join(", ");
}

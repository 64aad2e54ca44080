import type { Measured } from "../claims/finding";
import type { JudgedClaim } from "../claims/judge";

/** What the report is written from: published results and audit, what the paper states, and the verdicts. */
export interface Published extends Measured {
  readonly claims: readonly JudgedClaim[];
}

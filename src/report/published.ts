import type { Measured } from "../claims/finding";
import type { JudgedClaim } from "../claims/judge";

/** What the report is written from: published results and audit, what the paper states, and the verdicts. */
export interface Published extends Measured {
  readonly claims: readonly JudgedClaim[];
}

/** Decimals of a share in prose; tables have more. */
export const proseDecimals = 3;

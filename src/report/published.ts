import type { Measured } from "../claims/finding";
import type { JudgedClaim } from "../claims/judge";
import type { Measurement } from "../demonstration/measurement";
import type { SearchResults } from "../evaluation/search/search-results";

/** What the report is written from: published results, audit and search, what the paper states, the verdicts, and the
 * responses that were measured live. */
export interface Published extends Measured {
  readonly claims: readonly JudgedClaim[];
  readonly search: SearchResults;
  readonly live: Measurement;
}

import type { Audit } from "../dataset/audit";
import type { Results } from "../evaluation/results";
import type { Paper } from "../figures/paper";

/** What became of a claim. */
export type Verdict = "reproduced" | "not reproduced" | "contradicted by the paper itself" | "can't be checked";

export const verdicts: readonly Verdict[] = [
  "reproduced",
  "not reproduced",
  "contradicted by the paper itself",
  "can't be checked",
];

/** A verdict with what it rests on: sentences with numbers. */
export interface Finding {
  readonly verdict: Verdict;
  readonly evidence: string;
}

/** What claims are held against: everything measured on one data set, as published, and what the paper states. */
export interface Measured {
  readonly results: Results;
  readonly audit: Audit;
  readonly paper: Paper;
}

/** The finding of a yes-or-no question. */
export function found(holds: boolean, evidence: string): Finding {
  return { verdict: holds ? "reproduced" : "not reproduced", evidence };
}

/** The finding of a question on the paper's own numbers: whether they agree with each other. */
export function consistent(agree: boolean, evidence: string): Finding {
  return { verdict: agree ? "reproduced" : "contradicted by the paper itself", evidence };
}

export function notCheckable(evidence: string): Finding {
  return { verdict: "can't be checked", evidence };
}

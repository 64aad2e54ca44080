import { readClaims } from "../../src/claims/claim";
import { judgeClaims } from "../../src/claims/judge";
import type { Results } from "../../src/evaluation/results";
import { readPaper } from "../../src/figures/paper";
import { packageRoot } from "../../src/foundation/package-root";
import { readPublishedAudit } from "../../src/reproduction/published";

/** The verdicts on the paper's claims by the given results, and the audit of the paper's data set. */
export function judgedClaims(results: Results) {
  return judgeClaims(readClaims(), {
    ...{ results, paper: readPaper() },
    audit: readPublishedAudit(`${packageRoot}/figures/wustl`),
  });
}

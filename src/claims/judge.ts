import type { CheckKind, Claim, ClaimOf, PaperClaims } from "./claim";
import { counts, lowestPort, revealingColumn, sumOfParts } from "./data-set-claims";
import { fallingDirection, peakedDirection, topFeatures } from "./explanation-claims";
import { type Finding, type Measured, notCheckable } from "./finding";
import { learningCurves } from "./learning-curve-claim";
import { advantage, attainableAccuracies, errorRates, recallFromErrorRates, rowOfTable1 } from "./table-1-claims";
import {
  foldArithmetic,
  foldDeviations,
  foldMeans,
  keptWithoutCopies,
  rateOfTheFolds,
  testedFlowsOfTheFolds,
} from "./table-2-claims";
import { ownRow, relatedWorks } from "./table-3-claims";

/** A claim with its verdict. */
export interface JudgedClaim extends Omit<Claim, "check" | "values"> {
  readonly stated: Claim["values"];
  readonly checkedBy: CheckKind;
  readonly verdict: Finding["verdict"];
  readonly evidence: string;
}

type Checks = { readonly [Kind in CheckKind]: (claim: ClaimOf<Kind>, measured: Measured) => Finding };

const checks: Checks = {
  counts,
  "sum of parts": sumOfParts,
  "lowest port": lowestPort,
  "revealing column": revealingColumn,
  "row of Table 1": rowOfTable1,
  advantage,
  "attainable accuracies": attainableAccuracies,
  "error rates": errorRates,
  "recall from error rates": recallFromErrorRates,
  "learning curves": learningCurves,
  "fold means": foldMeans,
  "fold deviations": foldDeviations,
  "fold arithmetic": foldArithmetic,
  "tested flows of the folds": testedFlowsOfTheFolds,
  "rate of the folds": rateOfTheFolds,
  "kept without copies": keptWithoutCopies,
  "top features": topFeatures,
  "falling direction": fallingDirection,
  "peaked direction": peakedDirection,
  "related works": relatedWorks,
  "own row": ownRow,
  none: ({ check }) => notCheckable(check.why),
};

/** Checks that are about the data set itself, so another data set cannot settle them. */
const ofTheDataSet: readonly CheckKind[] = ["counts", "lowest port", "revealing column"];

/** The verdict of each claim of the paper, in its order.
 * @param measured on the paper's data set, or on another: what the paper says of its data is then not checked */
export function judgeClaims({ dataset, claims }: PaperClaims, measured: Measured): readonly JudgedClaim[] {
  const foreign = measured.results.dataset.id !== dataset;
  return claims.map((claim) => {
    const { check, values, ...rest } = claim;
    const finding =
      foreign && ofTheDataSet.includes(check.kind)
        ? notCheckable(`This is about the paper's data set, and ${measured.results.dataset.title} says nothing of it.`)
        : judge(claim, measured);
    return { ...rest, stated: values, checkedBy: check.kind, ...finding };
  });
}

function judge(claim: Claim, measured: Measured): Finding {
  // The kind picks the check of that kind, which the compiler cannot follow.
  const check = checks[claim.check.kind] as (claim: Claim, measured: Measured) => Finding;
  return check(claim, measured);
}

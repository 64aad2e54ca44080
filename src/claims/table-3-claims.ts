import { ownRowChecks, table3 } from "../figures/table-3";
import { decimals } from "../foundation/number-text";
import type { ClaimOf } from "./claim";
import { consistent, type Finding, found, type Measured, notCheckable } from "./finding";

/** Whether the network measured here is better than every related work in each number that the paper prints of it. */
export function relatedWorks(_: ClaimOf<"related works">, { results, paper }: Measured): Finding {
  const rows = table3(results, paper);
  const ours = rows.find(({ id }) => id === "measured-paper");
  if (ours?.accuracy == null || ours.f1 === null || ours.falsePositiveRate === null)
    return notCheckable("The network was not cross-validated.");
  const [accuracy, f1, rate] = [ours.accuracy.value, ours.f1.value, ours.falsePositiveRate.value];
  const related = rows.filter(({ id, source }) => source === "paper" && id !== "xmednn");
  const beaten = related.filter(
    (row) =>
      accuracy > (row.accuracy?.value ?? 0) && f1 > (row.f1?.value ?? 0) && rate < (row.falsePositiveRate?.value ?? 1),
  );
  return found(
    beaten.length === related.length,
    `Measured here: accuracy ${decimals(accuracy, 3)}, F1 score ${decimals(f1, 3)}, false-positive rate ` +
      `${decimals(rate, 3)}, better than ${beaten.length} of the ${related.length} related works in all numbers printed ` +
      "of it. Their protocols differ, so the numbers do not compare strictly.",
  );
}

/** Whether the paper's own row of Table 3 comes from one experiment. */
export function ownRow(_: ClaimOf<"own row">, { paper }: Measured): Finding {
  const names = { accuracy: "accuracy", f1: "F1 score", falsePositiveRate: "false-positive rate" } as const;
  const checks = ownRowChecks(paper);
  const origins = new Set(checks.map(({ from }) => from).filter((from) => from !== "both"));
  const texts = checks.map(({ metric, stated, crossValidation, singleSplit, from }) => {
    const values = `${decimals(crossValidation, 4)} in the cross-validation, ${decimals(singleSplit, 4)} in the single split`;
    return `${names[metric]} ${stated.stated} (${values}) is of the ${from}`;
  });
  return consistent(
    origins.size === 1,
    `${texts.join("; ")}.`.replace(/^./, (letter) => letter.toUpperCase()),
  );
}

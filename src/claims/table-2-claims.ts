import { meanAndDeviation } from "../evaluation/mean-and-deviation";
import { type ClassifierFolds, classifierFolds } from "../figures/classifier-folds";
import { table2Metrics } from "../figures/cross-validation-metrics";
import { recoveredFolds } from "../figures/recovered-folds";
import { table2 } from "../figures/table-2";
import { decimals, grouped, percent } from "../foundation/number-text";
import { publishedDecimals } from "../foundation/rounded";
import type { ClaimOf } from "./claim";
import { consistent, type Finding, found, type Measured, notCheckable } from "./finding";

const absence = "The network was not cross-validated.";

/** The means of Table 2 against the network's ten folds under the paper's protocol: the verdict of the table. */
export function foldMeans(_: ClaimOf<"fold means">, { results, paper }: Measured): Finding {
  if (results.crossValidation.length === 0) return notCheckable(absence);
  const { columns, verdict, folds } = table2(results, paper);
  const means = table2Metrics.map(({ id }) => decimals(columns[id].measured.mean, publishedDecimals));
  const { lowest, highest } = columns.accuracy.measured;
  return {
    verdict,
    evidence:
      `Means over ${folds.length} folds: ${means.join(", ")}; ` +
      `accuracy from ${decimals(lowest, publishedDecimals)} to ${decimals(highest, publishedDecimals)}.`,
  };
}

/** The standard deviations of Table 2 against those of the network's folds. */
export function foldDeviations(
  { values, tolerance }: ClaimOf<"fold deviations">,
  { results, paper }: Measured,
): Finding {
  if (results.crossValidation.length === 0) return notCheckable(absence);
  const { columns } = table2(results, paper);
  const deviations = table2Metrics.map(({ id }) => columns[id].measured.deviation);
  return found(
    table2Metrics.every(({ id }, i) => Math.abs(deviations[i] - values[id]) <= (tolerance ?? 0)),
    `Standard deviations over our folds: ${deviations.map((value) => decimals(value, publishedDecimals)).join(", ")}.`,
  );
}

/** Whether the last two rows of Table 2 follow from its ten folds. */
export function foldArithmetic({ tolerance }: ClaimOf<"fold arithmetic">, { paper }: Measured): Finding {
  const { folds, mean, deviation } = paper.table2;
  const gaps = table2Metrics.flatMap(({ id }) => {
    const computed = meanAndDeviation(folds.map((fold) => fold[id]));
    return [Math.abs(computed.mean - mean[id]), Math.abs(computed.deviation - deviation[id])];
  });
  const largest = Math.max(...gaps);
  return consistent(
    largest <= (tolerance ?? 0),
    `Computed anew from the ${folds.length} rows, with n in the denominator, they differ by ${decimals(largest, 6)} at most.`,
  );
}

/** Whether the counts behind the folds add up to the flows that the paper has after over-sampling. */
export function testedFlowsOfTheFolds({ values }: ClaimOf<"tested flows of the folds">, { paper }: Measured): Finding {
  const folds = recoveredFolds(paper);
  const sum = (of: (fold: (typeof folds)[number]) => number) => folds.reduce((total, fold) => total + of(fold), 0);
  const [normal, attack] = [sum(({ rows, attacks }) => rows - attacks), sum(({ attacks }) => attacks)];
  const attacks = folds.map((fold) => fold.attacks);
  const range = `${grouped(Math.min(...attacks))} to ${grouped(Math.max(...attacks))}`;
  return consistent(
    normal === values.balancedNormal && attack === values.balancedAttack,
    `Each row of Table 2 fits one confusion matrix of ${grouped(folds[0].rows)} flows alone; together they hold ` +
      `${grouped(normal)} normal flows and ${grouped(attack)} attacks, from ${range} a fold: divided at random, not by class.`,
  );
}

/** Whether the folds that have the stated accuracy have the stated false-positive rate. */
export function rateOfTheFolds({ values, tolerance }: ClaimOf<"rate of the folds">, { paper }: Measured): Finding {
  const rates = recoveredFolds(paper).map(({ falsePositiveRate }) => falsePositiveRate);
  const { mean } = meanAndDeviation(rates);
  const range = `${percent(Math.min(...rates), 2)} to ${percent(Math.max(...rates), 2)}`;
  return consistent(
    Math.abs(mean - values.falsePositiveRate) <= (tolerance ?? 0),
    `The accuracy is the mean of Table 2, whose folds have false-positive rates of ${range}, mean ${percent(mean, 2)}; ` +
      `the rate of ${percent(values.falsePositiveRate, 2)} is that of the single split in Figure 3.`,
  );
}

/** Whether a classifier that comes near Table 2 keeps its recall when no tested attack has a copy in training. Recall
 * does not depend on how many of the tested flows are attacks, which the two protocols make differ. */
export function keptWithoutCopies(
  { values, tolerance }: ClaimOf<"kept without copies">,
  { results, paper }: Measured,
): Finding {
  if (results.crossValidation.length === 0) return notCheckable(absence);
  const { tested } = classifierFolds(results, paper);
  const near = tested.filter(({ nearTable2 }) => nearTable2);
  const network = tested.find(({ id }) => id === "dnn");
  if (near.length === 0)
    return notCheckable("No classifier that was run comes near Table 2, whatever it is tested on.");
  const least = values.recall - (tolerance ?? 0);
  return found(
    near.some(({ withoutCopies }) => withoutCopies.metrics.recall.mean >= least),
    `${percent(tested[0].withCopies.copied, 1)} of the attacks tested in the folds have a copy in training. Recall of the ` +
      `classifiers that come near Table 2, with copies and then without: ${near.map(recallText).join(", ")}.` +
      (network === undefined || network.nearTable2 ? "" : ` Our network, which does not: ${recallText(network)}.`),
  );
}

function recallText({ name, withCopies, withoutCopies }: ClassifierFolds): string {
  const [before, after] = [withCopies, withoutCopies].map(({ metrics }) => decimals(metrics.recall.mean, 3));
  return `${name} from ${before} to ${after}`;
}

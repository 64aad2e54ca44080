import type { Metrics } from "../evaluation/metrics";
import { nearestSettings } from "../figures/nearest-settings";
import { table1, table1Metrics } from "../figures/table-1";
import { decimals, grouped, percent, signed } from "../foundation/number-text";
import { publishedDecimals } from "../foundation/rounded";
import type { ClaimOf } from "./claim";
import { consistent, type Finding, found, type Measured, notCheckable } from "./finding";

/** A row of Table 1 against the classifier's runs over the seeds: the verdict of the table. */
export function rowOfTable1({ check }: ClaimOf<"row of Table 1">, { results, paper }: Measured): Finding {
  const row = table1(results, paper).find(({ id }) => id === check.classifier);
  if (row === undefined) throw new Error(`Table 1 has no row ${check.classifier}.`);
  if (row.verdict === "not compared") return notCheckable(row.reason);
  const means = table1Metrics.map(({ id }) => decimals(row.metrics[id].measured.mean, publishedDecimals));
  const { lowest, highest } = row.metrics.accuracy.measured;
  const evidence =
    `Means over ${row.seeds} seeds: ${means.join(", ")}; ` +
    `accuracy from ${decimals(lowest, publishedDecimals)} to ${decimals(highest, publishedDecimals)}.`;
  const settings = check.classifier === "xgb" ? nearestText(results.boostingSettings, row.metrics.accuracy.paper) : "";
  return { verdict: row.verdict, evidence: evidence + settings };
}

/** XGBoost alone has settings that the paper leaves open and that were tried: the nearest of them. */
function nearestText(settings: Measured["results"]["boostingSettings"], claimed: number): string {
  const [nearest] = nearestSettings(settings, claimed);
  if (nearest === undefined) return "";
  const { maxDepth, learningRate, accuracy, difference } = nearest;
  return (
    ` That is with its defaults; trees of depth ${maxDepth} at learning rate ${learningRate} come to ` +
    `${decimals(accuracy, publishedDecimals)} (${signed(difference, publishedDecimals)}). The paper states no settings.`
  );
}

/** Whether, with every seed, each of some classifiers has a higher macro F1 score than each of others. */
export function advantage({ check }: ClaimOf<"advantage">, { results }: Measured): Finding {
  const tested = (id: string) => results.classifiers.find((classifier) => classifier.id === id);
  const pairs = check.of.flatMap((better) => check.over.map((worse) => [tested(better), tested(worse)] as const));
  const absent = pairs.flat().find((classifier) => classifier === undefined || classifier.runs.length === 0);
  if (absent !== undefined) return notCheckable(absent.absent ?? `${absent.name} was not run.`);
  const compared = pairs.flatMap(([better, worse]) => {
    if (better === undefined || worse === undefined) return [];
    const wins = better.runs.filter((run, i) => run.metrics.f1Macro > worse.runs[i].metrics.f1Macro).length;
    return { wins, seeds: better.runs.length, names: `${better.name} over ${worse.name}` };
  });
  const texts = compared.map(({ wins, seeds, names }) => `${names} with ${wins} of ${seeds} seeds`);
  return found(
    compared.every(({ wins, seeds }) => wins === seeds),
    `Higher macro F1 score, seed by seed: ${texts.join(", ")}.`,
  );
}

/** Whether the accuracies of Table 1 are shares of the number of flows that the paper tests on. */
export function attainableAccuracies(
  { values, tolerance }: ClaimOf<"attainable accuracies">,
  { paper }: Measured,
): Finding {
  const flows = values.testShare * values.balancedRows;
  const gaps = paper.table1.rows.map(({ accuracy }) => Math.abs(Math.round(accuracy * flows) / flows - accuracy));
  const attainable = gaps.filter((gap) => gap <= (tolerance ?? 0)).length;
  const [nearest, farthest] = [Math.min(...gaps), Math.max(...gaps)];
  return consistent(
    attainable === gaps.length,
    `Of the ${gaps.length} accuracies, ${attainable} can be a share of ${grouped(flows)} flows to the decimals printed; ` +
      `the nearest shares are ${decimals(nearest, 6)} to ${decimals(farthest, 6)} away. Means over several tests would allow them.`,
  );
}

/** The two error rates of the network, which belong together: some seed must have both. */
export function errorRates({ values, tolerance }: ClaimOf<"error rates">, { results }: Measured): Finding {
  const runs = results.classifiers.find(({ id }) => id === "dnn")?.runs ?? [];
  if (runs.length === 0) return notCheckable("The network was not run.");
  const near = ({ falsePositiveRate, falseNegativeRate }: Metrics) =>
    Math.abs(falsePositiveRate - values.falsePositiveRate) <= (tolerance ?? 0) &&
    Math.abs(falseNegativeRate - values.falseNegativeRate) <= (tolerance ?? 0);
  const both = runs.filter(({ metrics }) => near(metrics)).length;
  const range = (of: (metrics: Metrics) => number) => {
    const rates = runs.map(({ metrics }) => of(metrics));
    return `${percent(Math.min(...rates), 1)} to ${percent(Math.max(...rates), 1)}`;
  };
  return found(
    both > 0,
    `${both} of ${runs.length} seeds come within ${decimals(tolerance ?? 0, 2)} of both rates. Over the seeds the false-positive rate is ` +
      `${range((metrics) => metrics.falsePositiveRate)}, the false-negative rate ${range((metrics) => metrics.falseNegativeRate)}.`,
  );
}

/** Macro recall is one minus the mean of the two error rates, whatever the classes' sizes. */
export function recallFromErrorRates({ values, tolerance }: ClaimOf<"recall from error rates">): Finding {
  const implied = 1 - (values.falsePositiveRate + values.falseNegativeRate) / 2;
  const gap = Math.abs(implied - values.recall);
  return consistent(
    gap <= (tolerance ?? 0),
    `Macro recall is one minus the mean of the two rates, ${decimals(implied, publishedDecimals)}; the table is ` +
      `${decimals(gap, publishedDecimals)} away, and rounding explains ${decimals(tolerance ?? 0, publishedDecimals)} at most.`,
  );
}

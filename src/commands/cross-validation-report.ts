import { meanAndDeviation } from "../evaluation/mean-and-deviation";
import type { Metrics } from "../evaluation/metrics";
import type { CrossValidated } from "../evaluation/results";
import { table2Metrics } from "../figures/cross-validation-metrics";
import type { CleanFlows } from "../preprocess/clean-flows";
import type { Protocol } from "../preprocess/protocol";

/** The columns of the paper's Table 2, and the error rates. */
const reported = [
  ...table2Metrics,
  { id: "falsePositiveRate", title: "FPR", of: (metrics: Metrics) => metrics.falsePositiveRate },
  { id: "falseNegativeRate", title: "FNR", of: (metrics: Metrics) => metrics.falseNegativeRate },
] as const;

type Values = Readonly<Record<(typeof reported)[number]["id"], number>>;

export type CrossValidationReport = ReturnType<typeof crossValidationReport>;

/** What "cross-validate" says, as data; precision, recall and F1 score of the class attack.
 * @param trainedBy the engine, or TensorFlow.js and its device, when the classifier is the network */
export function crossValidationReport(
  flows: CleanFlows,
  protocol: Protocol,
  seed: number,
  tested: CrossValidated,
  trainedBy: string,
) {
  const { id, name, settings, folds, testAttacksCopiedInTrain } = tested;
  const summary = (part: "mean" | "deviation") => values((of) => meanAndDeviation(folds.map(of))[part]);
  return {
    dataset: flows.dataset,
    protocol: { id: protocol.id, title: protocol.title },
    seed,
    classifier: { id, name, settings, ...(id === "dnn" && { trainedBy }) },
    folds: folds.map((fold) => ({
      rows: fold.n,
      confusion: { tn: fold.tn, fp: fold.fp, fn: fold.fn, tp: fold.tp },
      ...values((of) => of(fold)),
    })),
    mean: summary("mean"),
    standardDeviation: summary("deviation"),
    testAttacksCopiedInTrain,
  };
}

function values(value: (of: (metrics: Metrics) => number) => number): Values {
  return Object.fromEntries(reported.map(({ id, of }) => [id, value(of)])) as Values;
}

/** The same as text for a terminal. */
export function crossValidationText(report: CrossValidationReport): string {
  const { dataset, protocol, seed, classifier, folds, mean, standardDeviation, testAttacksCopiedInTrain } = report;
  const line = (label: string, row: Values) =>
    `${label.padEnd(12)}${reported.map(({ id }) => row[id].toFixed(5).padStart(11)).join("")}`;
  return [
    `Data set: ${dataset.title}; ${protocol.title}; seed ${seed}.`,
    ...(classifier.trainedBy === undefined ? [] : [`Trained by ${classifier.trainedBy}.`]),
    `${classifier.name}, ${folds.length} stratified folds; precision, recall and F1 score of the class attack. ` +
      `${(100 * testAttacksCopiedInTrain).toFixed(1)} % of the tested attacks have a copy in training.`,
    "",
    `${"".padEnd(12)}${reported.map(({ title }) => title.padStart(11)).join("")}`,
    ...folds.map((fold, i) => line(`fold ${i + 1}`, fold)),
    line("mean", mean),
    line("deviation", standardDeviation),
    "",
  ].join("\n");
}

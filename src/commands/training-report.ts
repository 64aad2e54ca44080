import type { Outcome } from "../evaluation/experiment";
import type { Metrics } from "../evaluation/metrics";
import type { CleanFlows } from "../preprocess/clean-flows";
import type { Protocol } from "../preprocess/protocol";

export type TrainingReport = ReturnType<typeof trainingReport>;

/** What "train" says of a training, as data.
 * @param trainedBy the engine, or TensorFlow.js and its device */
export function trainingReport(
  flows: CleanFlows,
  protocol: Protocol,
  seed: number,
  outcome: Outcome,
  trainedBy: string,
) {
  const { settings, train, test, metrics, network, fitSeconds } = outcome;
  const steps = Number(settings.epochs) * Math.ceil(train.rows / Number(settings.batchSize));
  return {
    dataset: flows.dataset,
    protocol: { id: protocol.id, title: protocol.title },
    seed,
    trainedBy,
    settings,
    counts: { file: flows.fileRows, train, test, testAttacksCopiedInTrain: outcome.testAttacksCopiedInTrain },
    confusion: { tn: metrics.tn, fp: metrics.fp, fn: metrics.fn, tp: metrics.tp },
    metrics: byClass(metrics),
    history: network?.history ?? null,
    seconds: fitSeconds,
    steps,
    stepsPerSecond: steps / fitSeconds,
  };
}

function byClass(m: Metrics) {
  return {
    accuracy: m.accuracy,
    macro: { precision: m.precisionMacro, recall: m.recallMacro, f1: m.f1Macro },
    attack: { precision: m.precisionAttack, recall: m.recallAttack, f1: m.f1Attack },
    normal: { precision: m.precisionNormal, recall: m.recallNormal, f1: m.f1Normal },
    falsePositiveRate: m.falsePositiveRate,
    falseNegativeRate: m.falseNegativeRate,
    rocAuc: m.rocAuc,
    averagePrecision: m.averagePrecision,
    matthews: m.mcc,
    balancedAccuracy: m.balancedAccuracy,
  };
}

/** The same as text for a terminal. */
export function trainingText({
  dataset,
  protocol,
  seed,
  trainedBy,
  counts,
  confusion,
  metrics,
  ...timing
}: TrainingReport): string {
  const line = (name: string, { precision, recall, f1 }: TrainingReport["metrics"]["macro"]) =>
    `  ${name.padEnd(8)}${[precision, recall, f1].map((value) => value.toFixed(5).padStart(11)).join("")}`;
  return [
    `Data set: ${dataset.title}; ${protocol.title}; seed ${seed}.`,
    `Trained on ${counts.train.rows} rows, tested on ${counts.test.rows}; ` +
      `${(100 * counts.testAttacksCopiedInTrain).toFixed(1)} % of the tested attacks have a copy in training.`,
    `${timing.steps} steps in ${timing.seconds.toFixed(1)} s, ${Math.round(timing.stepsPerSecond)} a second, by ${trainedBy}.`,
    "",
    `Accuracy ${metrics.accuracy.toFixed(5)}, AUC ${metrics.rocAuc?.toFixed(5) ?? "undefined"}, ` +
      `false-positive rate ${metrics.falsePositiveRate.toFixed(5)}, false-negative rate ${metrics.falseNegativeRate.toFixed(5)}.`,
    `  ${"".padEnd(8)}  precision     recall         F1`,
    line("attack", metrics.attack),
    line("normal", metrics.normal),
    line("macro", metrics.macro),
    "",
    "  true class   predicted normal   predicted attack",
    `  normal       ${String(confusion.tn).padStart(16)}   ${String(confusion.fp).padStart(16)}`,
    `  attack       ${String(confusion.fn).padStart(16)}   ${String(confusion.tp).padStart(16)}`,
    "",
  ].join("\n");
}

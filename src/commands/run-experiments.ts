import type { Experiment, Outcome } from "../evaluation/experiment";
import { openExperimentPool } from "../evaluation/experiment-pool";
import { openTensorFlowPool } from "../evaluation/tensorflow-pool";
import { joinProgress, type Progress } from "../foundation/progress";
import type { LabelledRows } from "../preprocess/labelled-rows";
import type { Backend } from "./options";

/** What experiments came to, and what trained them. */
export interface Ran {
  /** For instance "TensorFlow 2.21.0 on the processor (@tensorflow/tfjs-node 4.22.0)". */
  readonly trainedBy: string;
  readonly outcomes: readonly Outcome[];
}

export interface RunOptions {
  readonly backend: Backend;
  readonly signal: AbortSignal;
  readonly onProgress: Progress;
}

/** Runs experiments on the chosen backend: the engine side by side in workers, TensorFlow.js all of them together.
 * @param rows cleaned rows in the units of the file */
export function runExperiments(
  rows: LabelledRows,
  experiments: readonly Experiment[],
  options: RunOptions,
): Promise<Ran> {
  return options.backend === "engine"
    ? runOnEngine(rows, experiments, options)
    : runOnTensorFlow(rows, experiments, options);
}

async function runOnEngine(
  rows: LabelledRows,
  experiments: readonly Experiment[],
  { signal, onProgress }: RunOptions,
): Promise<Ran> {
  const pool = openExperimentPool(rows, { signal, ...(experiments.length === 1 && { workers: 1 }) });
  const announce = joinProgress(onProgress);
  try {
    const outcomes = experiments.map(async (experiment) => {
      const piece = announce(1);
      const outcome = await pool.run(experiment, piece);
      piece(1, 1);
      return outcome;
    });
    return { trainedBy: "xmednn engine", outcomes: await Promise.all(outcomes) };
  } finally {
    await pool.close();
  }
}

async function runOnTensorFlow(
  rows: LabelledRows,
  experiments: readonly Experiment[],
  { signal, onProgress }: RunOptions,
): Promise<Ran> {
  const pool = openTensorFlowPool(rows, { signal });
  try {
    const { device, outcomes } = await pool.run(experiments, onProgress);
    const { description, passedOver } = device;
    const instead = passedOver.length > 0 ? `; not ${passedOver.join(", not ")}` : "";
    return { trainedBy: description + instead, outcomes };
  } finally {
    await pool.close();
  }
}

import type { Progress } from "../foundation/progress";
import type { LabelledRows } from "../preprocess/labelled-rows";
import { pinEnvironment } from "../tensorflow/pinned-environment";
import type { TensorFlow } from "../tensorflow/tensorflow";
import type { Experiment, Outcome } from "./experiment";
import { openWorkerPool, type PoolOptions } from "./worker-pool";

/** Outcomes of experiments that were run together, and the device that trained them. */
export interface TogetherOutcomes {
  readonly device: Pick<TensorFlow, "device" | "description" | "passedOver">;
  readonly outcomes: readonly Outcome[];
}

/** A worker that trains with TensorFlow.js: beside the main thread, so that the work can be stopped. */
export interface TensorFlowPool {
  /** Runs experiments of the network together (tensorflow-experiments.ts). */
  run(experiments: readonly Experiment[], onProgress?: Progress): Promise<TogetherOutcomes>;
  close(): Promise<void>;
}

/** @param rows cleaned rows in the units of the file */
export function openTensorFlowPool(rows: LabelledRows, { signal }: Pick<PoolOptions, "signal"> = {}): TensorFlowPool {
  pinEnvironment();
  const options = { workers: 1, ...(signal && { signal }) };
  const pool = openWorkerPool<readonly Experiment[], TogetherOutcomes>("tensorflow-worker.js", rows, options);
  return { run: (experiments, onProgress = () => {}) => pool.ask(experiments, onProgress), close: pool.close };
}

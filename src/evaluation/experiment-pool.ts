import type { FitProgress } from "../classifiers/classifier";
import type { LabelledRows } from "../preprocess/labelled-rows";
import type { Experiment, Outcome } from "./experiment";
import { openWorkerPool, type PoolOptions } from "./worker-pool";

export type { PoolOptions } from "./worker-pool";

/** Workers that run experiments side by side on the same rows. */
export interface ExperimentPool {
  /** The outcome is the same whichever worker runs it and however many there are. */
  run(experiment: Experiment, onProgress?: FitProgress): Promise<Outcome>;
  close(): Promise<void>;
}

/** Starts workers that share the rows' memory.
 * @param rows cleaned rows in the units of the file */
export function openExperimentPool(rows: LabelledRows, options: PoolOptions = {}): ExperimentPool {
  const pool = openWorkerPool<Experiment, Outcome>("experiment-worker.js", rows, options);
  return { run: (experiment, onProgress = () => {}) => pool.ask(experiment, onProgress), close: pool.close };
}

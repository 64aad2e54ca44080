import type { FlowTable } from "../dataset/flow-table";
import { type ExperimentPool, openExperimentPool } from "../evaluation/experiment-pool";
import { InterruptedError } from "../foundation/errors";
import { joinProgress } from "../foundation/progress";
import { cleanFlows } from "../preprocess/clean-flows";
import { interruptible } from "./interruption";
import { showProgress } from "./progress-bar";

/** Runs experiments on all cores below a progress bar. Jupyter's interrupt button stops them at once; what earlier cells
 * made stays.
 * @param stage what is being done, a few words
 * @param work is given the function that runs an experiment; it asks for all of them before it waits for one
 * @throws InterruptedError after the interrupt button; what the experiments throw */
export function withWorkers<T>(
  stage: string,
  flows: FlowTable,
  work: (run: ExperimentPool["run"]) => Promise<T>,
): Promise<T> {
  const { rows } = cleanFlows(flows, "drop");
  const bar = showProgress(stage);
  return interruptible(async (signal) => {
    const pool = openExperimentPool(rows, { signal });
    try {
      const result = await work(progressing(pool, joinProgress(bar.onProgress)));
      bar.end("done.");
      return result;
    } catch (error) {
      bar.end(error instanceof InterruptedError ? "interrupted." : "failed.");
      throw error;
    } finally {
      await pool.close();
    }
  });
}

function progressing(pool: ExperimentPool, announce: ReturnType<typeof joinProgress>): ExperimentPool["run"] {
  return async (experiment, onProgress) => {
    const piece = announce(1);
    const outcome = await pool.run(experiment, (done, total, epoch) => {
      piece(done, total);
      onProgress?.(done, total, epoch);
    });
    piece(1, 1);
    return outcome;
  };
}

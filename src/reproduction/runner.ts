import type { ClassifierId } from "../classifiers/catalogue";
import type { Experiment, Outcome } from "../evaluation/experiment";
import type { ExperimentPool } from "../evaluation/experiment-pool";
import { joinProgress, type Progress } from "../foundation/progress";

/** Runs an experiment and tells its progress as a piece of the whole. */
export type Runner = (experiment: Experiment) => Promise<Outcome>;

/** About how long one fit takes, in epochs of the network on the same rows: for the progress alone. */
const fitCost: Readonly<Record<ClassifierId, number>> = { dnn: 150, lr: 10, dt: 25, gnb: 1, xgb: 12 };

/** A runner by the workers of a pool. All experiments are asked for before one is waited for, so that the whole is known. */
export function progressingRunner(pool: ExperimentPool, onProgress: Progress): Runner {
  const announce = joinProgress(onProgress);
  return async (experiment) => {
    const piece = announce(fitCost[experiment.classifier]);
    const outcome = await pool.run(experiment, piece);
    piece(1, 1);
    return outcome;
  };
}

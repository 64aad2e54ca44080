import { workerData } from "piscina";
import type { LabelledRows } from "../preprocess/labelled-rows";
import { type Experiment, type Outcome, runExperiment } from "./experiment";
import { answered, type WorkerReply, type WorkerTask } from "./worker-pool";

/** Runs one experiment on the rows the worker was started with. */
export default function experimentWorker(task: WorkerTask<Experiment>): Promise<WorkerReply<Outcome>> {
  return answered(task, (experiment, onProgress) => runExperiment(workerData as LabelledRows, experiment, onProgress));
}

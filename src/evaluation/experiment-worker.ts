import { type MessagePort, workerData } from "node:worker_threads";
import type { LabelledRows } from "../preprocess/labelled-rows";
import { type Experiment, type Outcome, runExperiment } from "./experiment";

interface Task {
  readonly experiment: Experiment;
  readonly progressPort: MessagePort;
}

/** Runs one experiment on the rows the worker was started with, telling its progress through the port. */
export default function experimentWorker({ experiment, progressPort }: Task): Outcome {
  const rows: LabelledRows = Array.isArray(workerData) ? workerData[1] : workerData;
  try {
    return runExperiment(rows, experiment, (done, total) => progressPort.postMessage([done, total]));
  } finally {
    progressPort.close();
  }
}

import type { MessagePort } from "node:worker_threads";
import { workerData } from "piscina";
import type { FitProgress } from "../classifiers/classifier";
import { XmednnError } from "../foundation/errors";
import type { LabelledRows } from "../preprocess/labelled-rows";
import { type Experiment, type Outcome, runExperiment } from "./experiment";

/** What a worker is asked: an experiment, and the port to tell its progress through. */
export interface ExperimentTask {
  readonly experiment: Experiment;
  readonly progressPort: MessagePort;
}

/** What a worker answers. An error loses its class on the way between threads, so it goes as plain data. */
export type ExperimentReply = { readonly outcome: Outcome } | { readonly failure: { name: string; message: string } };

/** Runs one experiment on the rows the worker was started with. */
export default function experimentWorker({ experiment, progressPort }: ExperimentTask): ExperimentReply {
  const tellProgress: FitProgress = (...progress) => progressPort.postMessage(progress);
  try {
    return { outcome: runExperiment(workerData as LabelledRows, experiment, tellProgress) };
  } catch (error) {
    if (error instanceof XmednnError) return { failure: { name: error.name, message: error.message } };
    throw error;
  } finally {
    progressPort.close();
  }
}

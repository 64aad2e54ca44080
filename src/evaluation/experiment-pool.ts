import { availableParallelism } from "node:os";
import { join } from "node:path";
import { MessageChannel } from "node:worker_threads";
import Piscina from "piscina";
import type { FitProgress } from "../classifiers/classifier";
import { DataError, EnvironmentError, InterruptedError, UsageError } from "../foundation/errors";
import { packageRoot } from "../foundation/package-root";
import type { LabelledRows } from "../preprocess/labelled-rows";
import type { Experiment, Outcome } from "./experiment";
import type { ExperimentReply, ExperimentTask } from "./experiment-worker";

/** Workers that run experiments side by side on the same rows. */
export interface ExperimentPool {
  /** The outcome is the same whichever worker runs it and however many there are. */
  run(experiment: Experiment, onProgress?: FitProgress): Promise<Outcome>;
  close(): Promise<void>;
}

export interface PoolOptions {
  /** Number of workers; as many as there are cores unless said. */
  readonly workers?: number;
  /** Stops the workers at once; what they were running rejects with an InterruptedError. */
  readonly signal?: AbortSignal;
}

/** Starts workers that share the rows' memory.
 * @param rows cleaned rows in the units of the file */
export function openExperimentPool(rows: LabelledRows, options: PoolOptions = {}): ExperimentPool {
  const { workers = availableParallelism(), signal } = options;
  const piscina = new Piscina<ExperimentTask, ExperimentReply>({
    filename: join(packageRoot, "dist", "evaluation", "experiment-worker.js"),
    minThreads: workers,
    maxThreads: workers,
    workerData: shared(rows),
  });
  let stopped = false;
  const destroy = () => {
    stopped = true;
    return piscina.destroy();
  };
  const stop = () => void destroy();
  piscina.on("error", (error) => {
    if (!stopped) throw error; // else a worker answered while it was being stopped, and nobody waits for it
  });
  signal?.addEventListener("abort", stop, { once: true });
  return {
    async run(experiment, onProgress = () => {}) {
      try {
        return await runInWorker(piscina, experiment, onProgress);
      } catch (error) {
        throw signal?.aborted ? new InterruptedError("Stopped; no file was changed.") : error;
      }
    },
    close() {
      signal?.removeEventListener("abort", stop);
      return destroy();
    },
  };
}

async function runInWorker(
  piscina: Piscina<ExperimentTask, ExperimentReply>,
  experiment: Experiment,
  onProgress: FitProgress,
): Promise<Outcome> {
  const { port1: receiving, port2: progressPort } = new MessageChannel();
  receiving.on("message", (progress: Parameters<FitProgress>) => onProgress(...progress));
  try {
    const reply = await piscina.run({ experiment, progressPort }, { transferList: [progressPort] });
    if ("failure" in reply) throw errorOf(reply.failure);
    return reply.outcome;
  } finally {
    receiving.close();
  }
}

function errorOf({ name, message }: { name: string; message: string }): Error {
  const kind = [DataError, UsageError, EnvironmentError].find((known) => known.name === name) ?? Error;
  return new kind(message);
}

function shared(rows: LabelledRows): LabelledRows {
  const { rows: count, columns, values } = rows.features;
  return {
    features: { rows: count, columns, values: inSharedMemory(values, Float64Array) },
    labels: inSharedMemory(rows.labels, Uint8Array),
    origins: inSharedMemory(rows.origins, Int32Array),
  };
}

interface ArrayKind<T> {
  new (buffer: SharedArrayBuffer): T;
}

function inSharedMemory<T extends Float64Array | Int32Array | Uint8Array>(values: T, Kind: ArrayKind<T>): T {
  const copy = new Kind(new SharedArrayBuffer(values.byteLength));
  copy.set(values);
  return copy;
}

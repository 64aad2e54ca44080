import { availableParallelism } from "node:os";
import { join } from "node:path";
import { MessageChannel } from "node:worker_threads";
import Piscina from "piscina";
import * as errors from "../foundation/errors";
import { packageRoot } from "../foundation/package-root";
import type { Progress } from "../foundation/progress";
import type { LabelledRows } from "../preprocess/labelled-rows";
import type { Experiment, Outcome } from "./experiment";

/** Workers that run experiments side by side on the same rows. */
export interface ExperimentPool {
  /** The outcome is the same whichever worker runs it and however many there are. */
  run(experiment: Experiment, onProgress?: Progress): Promise<Outcome>;
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
  const piscina = new Piscina({
    filename: join(packageRoot, "dist", "evaluation", "experiment-worker.js"),
    minThreads: workers,
    maxThreads: workers,
    workerData: shared(rows),
  });
  return {
    run: (experiment, onProgress) => runInWorker(piscina, experiment, onProgress, signal),
    close: () => piscina.destroy(),
  };
}

async function runInWorker(
  piscina: Piscina,
  experiment: Experiment,
  onProgress: Progress | undefined,
  signal: AbortSignal | undefined,
): Promise<Outcome> {
  const { port1: receiving, port2: sending } = new MessageChannel();
  receiving.on("message", ([done, total]: [number, number]) => onProgress?.(done, total));
  try {
    return await piscina.run({ experiment, progressPort: sending }, { transferList: [sending], signal: signal ?? null });
  } catch (error) {
    throw signal?.aborted ? new errors.InterruptedError("Stopped; nothing was written.") : revived(error);
  } finally {
    receiving.close();
  }
}

/** An error that crossed from a worker has lost its class: it is given back by its name. */
function revived(error: unknown): unknown {
  const { name, message } = error as Error;
  if (name === "DataError") return new errors.DataError(message);
  if (name === "UsageError") return new errors.UsageError(message);
  if (name === "EnvironmentError") return new errors.EnvironmentError(message);
  return error;
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

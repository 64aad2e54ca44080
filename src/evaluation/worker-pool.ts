import { availableParallelism } from "node:os";
import { join } from "node:path";
import { MessageChannel, type MessagePort } from "node:worker_threads";
import Piscina from "piscina";
import type { FitProgress } from "../classifiers/classifier";
import { DataError, EnvironmentError, InterruptedError, UsageError, XmednnError } from "../foundation/errors";
import { packageRoot } from "../foundation/package-root";
import type { LabelledRows } from "../preprocess/labelled-rows";

/** What a worker is asked, and the port to tell its progress through. */
export interface WorkerTask<Question> {
  readonly question: Question;
  readonly progressPort: MessagePort;
}

/** What a worker answers. An error loses its class on the way between threads, so it goes as plain data. */
export type WorkerReply<Answer> =
  | { readonly answer: Answer }
  | { readonly failure: { readonly name: string; readonly message: string } };

/** Workers that answer questions about the same rows. */
export interface WorkerPool<Question, Answer> {
  ask(question: Question, onProgress: FitProgress): Promise<Answer>;
  close(): Promise<void>;
}

export interface PoolOptions {
  /** Number of workers; as many as there are cores unless said. */
  readonly workers?: number;
  /** Stops the workers at once; what they were running rejects with an InterruptedError. */
  readonly signal?: AbortSignal;
}

/** Starts workers that share the rows' memory.
 * @param file compiled worker in dist/evaluation, for instance "experiment-worker.js"
 * @param rows cleaned rows in the units of the file */
export function openWorkerPool<Question, Answer>(
  file: string,
  rows: LabelledRows,
  { workers = availableParallelism(), signal }: PoolOptions,
): WorkerPool<Question, Answer> {
  const piscina = new Piscina<WorkerTask<Question>, WorkerReply<Answer>>({
    filename: join(packageRoot, "dist", "evaluation", file),
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
    async ask(question, onProgress) {
      try {
        return await askWorker(piscina, question, onProgress);
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

/** The worker's side: answers a question, or says why it cannot be answered. */
export async function answered<Question, Answer>(
  { question, progressPort }: WorkerTask<Question>,
  answer: (question: Question, onProgress: FitProgress) => Answer | Promise<Answer>,
): Promise<WorkerReply<Answer>> {
  try {
    return { answer: await answer(question, (...progress) => progressPort.postMessage(progress)) };
  } catch (error) {
    if (error instanceof XmednnError) return { failure: { name: error.name, message: error.message } };
    throw error;
  } finally {
    progressPort.close();
  }
}

async function askWorker<Question, Answer>(
  piscina: Piscina<WorkerTask<Question>, WorkerReply<Answer>>,
  question: Question,
  onProgress: FitProgress,
): Promise<Answer> {
  const { port1: receiving, port2: progressPort } = new MessageChannel();
  receiving.on("message", (progress: Parameters<FitProgress>) => onProgress(...progress));
  try {
    const reply = await piscina.run({ question, progressPort }, { transferList: [progressPort] });
    if ("failure" in reply) throw errorOf(reply.failure);
    return reply.answer;
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

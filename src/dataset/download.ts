import { mkdirSync } from "node:fs";
import { open } from "node:fs/promises";
import { dirname } from "node:path";
import { EnvironmentError, InterruptedError, UsageError, XmednnError } from "../foundation/errors";
import type { Progress } from "../foundation/progress";
import { sizeOf } from "./stored-file";
import { largestFile, tooLarge } from "./whole-file";

export interface DownloadOptions {
  /** Told the bytes that are there and the bytes that there will be (the same when the server does not say). */
  readonly onProgress?: Progress;
  /** Stops the download; what is there stays, to go on from. */
  readonly signal?: AbortSignal;
  /** Seconds without a byte after which the connection is given up; 30 when left out. */
  readonly stallSeconds?: number;
}

/** Downloads an address into a file, going on from the bytes that are already in it when the server can.
 * @param url http or https; redirects are followed
 * @param path of the file; it stays when the connection breaks, so that the next call goes on
 * @throws EnvironmentError when the server refuses, breaks off or falls silent, or the disk refuses; InterruptedError after
 *   the signal; UsageError for another kind of address; DataError when the file is larger than any data set */
export async function download(url: string, path: string, options: DownloadOptions = {}): Promise<void> {
  if (!/^https?:\/\//.test(url) || !URL.canParse(url))
    throw new UsageError(`${url} is not an http or https address. Give one, or import a file instead.`);
  const watch = watchConnection(options);
  try {
    mkdirSync(dirname(path), { recursive: true });
    const { response, start } = await request(url, sizeOf(path), watch.signal);
    await receive(response, path, start, (received, total) => {
      watch.heard();
      options.onProgress?.(received, total);
    });
  } catch (error) {
    throw explained(error, url, path, watch.state());
  } finally {
    watch.end();
  }
}

/** Asks for the bytes from `have` on; from the first one when the server can't give a part, or has no more. */
async function request(url: string, have: number, signal: AbortSignal): Promise<{ response: Response; start: number }> {
  const range = have > 0 ? { range: `bytes=${have}-` } : {};
  const response = await fetch(url, { headers: { "accept-encoding": "identity", ...range }, signal });
  if (response.status === 200) return { response, start: 0 };
  if (response.status === 206 && have > 0) return { response, start: have };
  await response.body?.cancel();
  if (response.status === 416 && have > 0) return request(url, 0, signal);
  throw new EnvironmentError(
    `${url} answered ${response.status} ${response.statusText}. Try again later, or get the file by hand and import it.`,
  );
}

async function receive(response: Response, path: string, start: number, report: Progress): Promise<void> {
  const announced = Number(response.headers.get("content-length") ?? Number.NaN);
  const file = await open(path, start > 0 ? "a" : "w");
  try {
    let received = start;
    for await (const chunk of response.body ?? []) {
      received += chunk.length;
      if (received > largestFile) throw tooLarge(response.url, largestFile);
      await file.appendFile(chunk);
      report(received, Number.isNaN(announced) ? received : start + announced);
    }
  } finally {
    await file.close();
  }
}

type ConnectionState = "running" | "silent" | "stopped";

/** Cuts a connection when the caller's signal says so, or when nothing was heard for too long. */
function watchConnection({ signal, stallSeconds = 30 }: DownloadOptions) {
  const controller = new AbortController();
  let state: ConnectionState = "running";
  const cut = (reason: ConnectionState) => {
    state = reason;
    controller.abort();
  };
  const stop = () => cut("stopped");
  const timer = setTimeout(() => cut("silent"), stallSeconds * 1000);
  signal?.addEventListener("abort", stop, { once: true });
  if (signal?.aborted) stop();
  const end = () => {
    clearTimeout(timer);
    signal?.removeEventListener("abort", stop);
  };
  return { signal: controller.signal, state: () => state, heard: () => timer.refresh(), end };
}

/** The sentence for whatever ended a download. fetch reports every fault of the network as a TypeError with a cause. */
function explained(error: unknown, url: string, path: string, state: ConnectionState): XmednnError {
  if (error instanceof XmednnError) return error;
  const kept = sizeOf(path);
  const next = kept > 0 ? `${kept} bytes are kept: run the command again to go on from there.` : "Try again later.";
  if (state === "stopped") return new InterruptedError(`The download of ${url} was stopped. ${next}`);
  if (state === "silent") return new EnvironmentError(`${url} fell silent. ${next}`);
  if (!(error instanceof TypeError))
    return new EnvironmentError(`${path} could not be written: ${(error as Error).message}.`);
  const cause = error.cause as NodeJS.ErrnoException | undefined; // of a host with several addresses: a code, no message
  return new EnvironmentError(
    `${url}: the connection failed (${cause?.message || cause?.code || error.message}). ${next}`,
  );
}

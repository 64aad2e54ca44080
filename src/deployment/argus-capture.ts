import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { argusWords, raWords } from "../capture/argus";
import { EnvironmentError, InterruptedError } from "../foundation/errors";
import { type ChildProgram, startProgram } from "./child-program";
import type { FlowSource } from "./flow-source";
import { raFlows } from "./ra-flows";

const recordsFile = "records.arg";

/** The flows of a whole capture by Argus and ra. Argus writes to a file first, for into a pipe it loses the last record now and
 * then: the flows come when the capture has ended. It reads from a pipe, for it takes no path with a space.
 * @param capture bytes of a pcap or pcapng
 * @param statusInterval Argus' -S, s
 * @throws EnvironmentError when a program fails; InterruptedError after the signal */
export async function* argusCapture(capture: Readable, statusInterval: number, signal: AbortSignal): FlowSource {
  const folder = mkdtempSync(join(tmpdir(), "xmednn-argus-"));
  try {
    const argus = await startProgram("argus", argusWords(statusInterval, "-r", "-", "-w", recordsFile), folder);
    await Promise.all([feed(capture, argus), endOf("argus", argus, signal)]);
    yield* printed(folder, signal);
  } finally {
    capture.destroy();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Resolves when the program has taken all, or wants no more. */
async function feed(capture: Readable, { process }: ChildProgram): Promise<void> {
  if (process.stdin === null) return;
  await pipeline(capture, process.stdin).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE" && error.code !== "ABORT_ERR" && error.code !== "ERR_STREAM_PREMATURE_CLOSE")
      throw error;
  });
}

async function* printed(folder: string, signal: AbortSignal): FlowSource {
  const ra = await startProgram("ra", raWords(recordsFile, "tcp"), folder);
  try {
    yield* raFlows(ra.process.stdout as Readable);
    await endOf("ra", ra, signal);
  } finally {
    await ra.stop();
  }
}

/** Waits for a program to end by itself.
 * @throws InterruptedError after the signal; EnvironmentError when it fails */
async function endOf(name: string, program: ChildProgram, signal: AbortSignal): Promise<void> {
  const stop = () => void program.stop();
  signal.addEventListener("abort", stop);
  if (signal.aborted) stop();
  const ending = await program.ended;
  signal.removeEventListener("abort", stop);
  if (signal.aborted) throw new InterruptedError("The detection was stopped.");
  if (ending !== "exit code 0") throw new EnvironmentError(`${name} failed (${ending}): ${program.errorText()}`);
}

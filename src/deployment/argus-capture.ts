import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Readable } from "node:stream";
import { argusWords, raWords } from "../capture/argus";
import { EnvironmentError, InterruptedError } from "../foundation/errors";
import { type ChildProgram, startProgram } from "./child-program";
import type { FlowSource } from "./flow-source";
import { raLines } from "./ra-lines";

/** A capture in a file, or as it comes. */
export type Capture = { readonly path: string } | { readonly stream: Readable };

/** The flows of a whole capture by Argus and ra. Argus writes to a file first, for into a pipe it loses the last record now and
 * then: the flows come when the capture has ended.
 * @param statusInterval Argus' -S, s
 * @throws EnvironmentError when a program fails; InterruptedError after the signal */
export async function* argusCapture(capture: Capture, statusInterval: number, signal: AbortSignal): FlowSource {
  const folder = mkdtempSync(join(tmpdir(), "xmednn-argus-"));
  try {
    const records = join(folder, "records.arg");
    await record(capture, records, statusInterval, signal);
    yield* printed(records, signal);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function record(capture: Capture, records: string, statusInterval: number, signal: AbortSignal): Promise<void> {
  const source = "path" in capture ? resolve(capture.path) : "-";
  const argus = await startProgram("argus", argusWords(statusInterval, "-r", source, "-w", records));
  if ("stream" in capture && argus.process.stdin !== null) capture.stream.pipe(argus.process.stdin);
  await endOf("argus", argus, signal);
}

async function* printed(records: string, signal: AbortSignal): FlowSource {
  const ra = await startProgram("ra", raWords(records, "tcp"));
  const lines = raLines();
  try {
    for await (const text of (ra.process.stdout as Readable).setEncoding("utf8")) {
      const flows = lines.push(text as string);
      if (flows.length > 0) yield { kind: "flows", origin: 0, flows };
    }
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

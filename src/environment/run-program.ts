import { type ChildProcess, spawn } from "node:child_process";
import { InterruptedError } from "../foundation/errors";
import { programFault } from "./program-fault";

export interface ProgramOptions {
  readonly environment: NodeJS.ProcessEnv;
  /** Folder that it runs in. */
  readonly folder?: string;
  /** Ends it. */
  readonly signal?: AbortSignal;
  /** Lets its output go to this process's stderr, for its progress to be seen; what it says to stderr is kept besides. */
  readonly shown?: boolean;
}

/** Runs a program to its end.
 * @returns null when it succeeded, and what it said otherwise
 * @throws InterruptedError after the signal */
export async function runProgram(
  program: string,
  words: readonly string[],
  { environment, folder, signal, shown = false }: ProgramOptions,
): Promise<string | null> {
  const child = spawn(program, words, {
    env: environment,
    stdio: ["ignore", shown ? process.stderr : "pipe", "pipe"],
    ...(folder !== undefined && { cwd: folder }),
    ...(signal && { signal }),
  });
  const [status, said] = await ended(child);
  if (signal?.aborted) throw new InterruptedError("Stopped; the same command goes on from here.");
  return status === 0 ? null : said;
}

function ended(child: ChildProcess): Promise<[number | null, string]> {
  let [out, err] = ["", ""];
  child.stdout?.on("data", (text) => {
    out += text;
  });
  child.stderr?.on("data", (text) => {
    err += text;
  });
  return new Promise((resolve) => {
    child.once("error", (error) => resolve([null, `${error.message}.`]));
    child.once("close", (status) => resolve([status, programFault(status, `${err}\n${out}`)]));
  });
}

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { EnvironmentError } from "../foundation/errors";

/** How long a program may take to end when it is asked to, ms. */
export const patience = 2000;
const keptErrorText = 2000;

/** A program that runs beside this one, its stdout and stdin open, in a process group of its own: Ctrl-C does not reach it. The kernel
 * kills it when this process ends, however it ends. */
export interface ChildProgram {
  readonly process: ChildProcess;
  /** Resolves to how it ended: a phrase. */
  readonly ended: Promise<string>;
  /** The end of what it wrote to stderr. */
  errorText(): string;
  /** Asks it to end, makes it end if it does not, and waits. */
  stop(): Promise<void>;
}

/** Starts a program without a shell. One that is missing ends at once with exit code 127.
 * @param folder in which it works; this one's own when left out
 * @throws EnvironmentError when setpriv, by which the kernel is told, is missing */
export async function startProgram(program: string, words: readonly string[], folder?: string): Promise<ChildProgram> {
  const mortal = ["--pdeathsig", "KILL", program, ...words];
  const child = spawn("setpriv", mortal, { stdio: ["pipe", "pipe", "pipe"], detached: true, cwd: folder });
  let errors = "";
  child.stderr.on("data", (text) => {
    errors = `${errors}${text}`.slice(-keptErrorText);
  });
  child.stdin.on("error", () => {});
  const ended = new Promise<string>((resolve) => {
    child.once("close", (code, signal) => resolve(signal === null ? `exit code ${code}` : `signal ${signal}`));
  });
  try {
    await once(child, "spawn");
  } catch (error) {
    const { message } = error as Error;
    throw new EnvironmentError(`${program} could not be started: ${message}. It needs Linux with util-linux' setpriv.`);
  }
  return {
    process: child,
    ended,
    errorText: () => errors.trim(),
    stop: async () => {
      child.kill("SIGTERM");
      const timer = setTimeout(() => child.kill("SIGKILL"), patience);
      await ended;
      clearTimeout(timer);
    },
  };
}

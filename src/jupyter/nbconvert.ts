import { once } from "node:events";
import { text } from "node:stream/consumers";
import { DataError, EnvironmentError, InterruptedError } from "../foundation/errors";
import { spawnJupyter } from "./jupyter-process";

/** Characters of a failure that are repeated: the end of it says what went wrong. */
const longestFault = 2000;

/** A kernel that ended before its first word, so that no cell was executed. */
export class KernelStartError extends EnvironmentError {}

/** Runs nbconvert to its end.
 * @param call its arguments
 * @param environment beside this process's own
 * @param signal stops it
 * @throws DataError with what it said last, when it fails; KernelStartError when that was a kernel's start; InterruptedError
 * after the signal */
export async function nbconvert(
  call: readonly string[],
  environment: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<void> {
  const child = spawnJupyter(["nbconvert", ...call], { JUPYTER_NO_CONFIG: "1", ...environment }, "pipe");
  const stop = () => child.kill("SIGINT");
  signal.addEventListener("abort", stop);
  const [said, [code]] = await Promise.all([text(child.stderr!), once(child, "close")]);
  signal.removeEventListener("abort", stop);
  if (signal.aborted) throw new InterruptedError("Stopped; no file was changed.");
  if (code === 0) return;
  if (said.includes("Kernel died before replying")) throw new KernelStartError(faultOf(said));
  throw new DataError(faultOf(said));
}

/** The notebook that was being converted, and what its cell said. */
function faultOf(said: string): string {
  const notebook = [...said.matchAll(/Converting notebook (\S.*?) to /g)].at(-1)?.[1] ?? "A notebook";
  const outside = [...said.matchAll(/^Outside of any cell: .*$/gm)].map(([line]) => `${line}\n`);
  const cell = said.lastIndexOf("An error occurred while executing the following cell:");
  return `${notebook} failed. ${outside.join("")}${said.slice(Math.max(cell, said.length - longestFault)).trim()}`;
}

import { once } from "node:events";
import { text } from "node:stream/consumers";
import { DataError, InterruptedError } from "../foundation/errors";
import { spawnJupyter } from "./jupyter-process";

/** Characters of a failure that are repeated: the end of it says what went wrong. */
const longestFault = 2000;

/** Runs nbconvert to its end.
 * @param call its arguments
 * @param environment beside this process's own
 * @param signal stops it
 * @throws DataError with what it said last, when it fails; InterruptedError after the signal */
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
  if (code !== 0) throw new DataError(faultOf(said));
}

/** The notebook that was being converted, and what its cell said. */
function faultOf(said: string): string {
  const notebook = [...said.matchAll(/Converting notebook (\S.*?) to /g)].at(-1)?.[1] ?? "A notebook";
  const outside = [...said.matchAll(/^Outside of any cell: .*$/gm)].map(([line]) => `${line}\n`);
  const cell = said.lastIndexOf("An error occurred while executing the following cell:");
  return `${notebook} failed. ${outside.join("")}${said.slice(Math.max(cell, said.length - longestFault)).trim()}`;
}

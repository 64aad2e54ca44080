import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { SingleBar } from "cli-progress";
import type { Progress } from "../foundation/progress";

/** All that a command takes from the process it runs in: handed in, so that a command can be tested without one. */
export interface Terminal {
  readonly out: Writable;
  /** Standard input; absent where there is none. */
  readonly input?: Readable;
  readonly err: Writable & { readonly isTTY?: boolean };
  /** Aborted on Ctrl-C. */
  readonly signal: AbortSignal;
  /** The folder that holds data/ and figures/. */
  readonly root: string;
}

/** The folder of the data sets. */
export function dataFolder({ root }: Terminal): string {
  return join(root, "data");
}

/** Prints one JSON object on one or more lines, and nothing else. */
export function printJson({ out }: Terminal, value: unknown): void {
  out.write(`${JSON.stringify(value, null, 2)}\n`);
}

/** Runs a piece of work under a progress bar with the time left; the bar is drawn on a terminal only. */
export async function withProgress<T>(
  { err }: Terminal,
  stage: string,
  work: (onProgress: Progress) => Promise<T>,
): Promise<T> {
  if (err.isTTY !== true) return work(() => {});
  const bar = new SingleBar({
    format: `${stage} {bar} {percentage} %, {duration_formatted}, {eta_formatted} left`,
    stream: err as NodeJS.WriteStream,
    hideCursor: true,
    clearOnComplete: true,
  });
  bar.start(1, 0);
  try {
    return await work((done, total) => bar.update(done / total));
  } finally {
    bar.stop();
  }
}

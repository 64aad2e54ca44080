import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { packageRoot } from "../foundation/package-root";
import { KernelStartError, nbconvert } from "./nbconvert";

const guard = join(packageRoot, "dist", "jupyter", "strict-kernel.js");

/** A cell may train for this long, in seconds. */
const cellTimeout = 600;

/** So many times a kernel that does not start is started. tslab's sometimes ends at once: a message that reaches a socket
 * while the others still bind is too early for it. */
const mostStarts = 3;

/** Executes notebooks from top to bottom, each in a kernel of its own, one after the other.
 * @param dataset which of the data sets speaks
 * @param folder an empty one, that gets the executed notebooks, under the same names
 * @param convert runs nbconvert
 * @throws DataError when a cell fails, or anything is thrown outside of the cells; KernelStartError when a kernel does not
 * start at any of three attempts */
export async function executeNotebooks(
  notebooks: readonly string[],
  dataset: string,
  folder: string,
  signal: AbortSignal,
  convert = nbconvert,
): Promise<void> {
  const environment = {
    XMEDNN_DATASET: dataset,
    XMEDNN_PICTURES: "1",
    NODE_OPTIONS: `--require ${JSON.stringify(guard)}`,
  };
  for (let start = 1; ; start++) {
    const waiting = notebooks.filter((path) => !existsSync(join(folder, basename(path))));
    try {
      return await convert(executionOf(waiting, folder), environment, signal);
    } catch (error) {
      if (start === mostStarts || !(error instanceof KernelStartError)) throw error;
    }
  }
}

/** nbconvert's arguments. */
const executionOf = (notebooks: readonly string[], folder: string): readonly string[] => [
  ...["--to", "notebook", "--execute", "--output-dir", folder],
  "--ExecutePreprocessor.record_timing=False",
  "--ExecutePreprocessor.coalesce_streams=True",
  `--ExecutePreprocessor.timeout=${cellTimeout}`,
  ...notebooks,
];

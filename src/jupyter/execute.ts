import { join } from "node:path";
import { packageRoot } from "../foundation/package-root";
import { nbconvert } from "./nbconvert";

const guard = join(packageRoot, "dist", "jupyter", "strict-kernel.js");

/** A cell may train for this long, in seconds. */
const cellTimeout = 600;

/** Executes notebooks from top to bottom, each in a kernel of its own, one after the other.
 * @param dataset which of the data sets speaks
 * @param folder that gets the executed notebooks, under the same names
 * @throws DataError when a cell fails, or anything is thrown outside of the cells */
export function executeNotebooks(
  notebooks: readonly string[],
  dataset: string,
  folder: string,
  signal: AbortSignal,
): Promise<void> {
  return nbconvert(
    [
      ...["--to", "notebook", "--execute", "--output-dir", folder],
      "--ExecutePreprocessor.record_timing=False",
      "--ExecutePreprocessor.coalesce_streams=True",
      `--ExecutePreprocessor.timeout=${cellTimeout}`,
      ...notebooks,
    ],
    { XMEDNN_DATASET: dataset, XMEDNN_PICTURES: "1", NODE_OPTIONS: `--require ${JSON.stringify(guard)}` },
    signal,
  );
}

import type { FlowTable } from "../dataset/flow-table";
import type { Experiment } from "../evaluation/experiment";
import { type ExperimentPool, openExperimentPool } from "../evaluation/experiment-pool";
import { measureTransfer, type Transfer, transferProtocol } from "../evaluation/transfer";
import type { Progress } from "../foundation/progress";
import { cleanFlows } from "../preprocess/clean-flows";

export interface TransferOptions {
  readonly seeds: readonly number[];
  readonly signal: AbortSignal;
  readonly onProgress: Progress;
}

/** A data set, and the pool whose workers hold its rows. */
interface Home {
  readonly flows: FlowTable;
  readonly pool: ExperimentPool;
}

/** Trains the network on either data set and tests it on both.
 * @param partner the other data set
 * @throws InterruptedError after the signal */
export async function transferBetween(
  home: Home,
  partner: FlowTable,
  { seeds, signal, onProgress }: TransferOptions,
): Promise<readonly Transfer[]> {
  const partnerPool = openExperimentPool(cleanFlows(partner, transferProtocol.invalidRows).rows, { signal });
  let done = 0;
  const subject = ({ flows, pool }: Home) => ({
    flows,
    run: async (experiment: Experiment) => {
      const outcome = await pool.run(experiment);
      onProgress(++done, 2 * seeds.length);
      return outcome;
    },
  });
  try {
    return await measureTransfer([subject(home), subject({ flows: partner, pool: partnerPool })], seeds);
  } finally {
    await partnerPool.close();
  }
}

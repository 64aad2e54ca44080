import type { FlowTable } from "../dataset/flow-table";
import type { Experiment } from "../evaluation/experiment";
import { type ExperimentPool, openExperimentPool } from "../evaluation/experiment-pool";
import { measureTransfer, type TransferResults, transferProtocol } from "../evaluation/transfer";
import type { Progress } from "../foundation/progress";
import { cleanFlows } from "../preprocess/clean-flows";

export interface TransferOptions {
  readonly seeds: readonly number[];
  readonly signal: AbortSignal;
  readonly onProgress: Progress;
}

/** Another data set for the network to go to and come back from. */
export interface TransferPartner {
  readonly flows: FlowTable;
  /** Normal traffic of its network, to find a threshold on. */
  readonly quiet?: FlowTable;
}

/** A data set, and the pool whose workers hold its rows. */
interface Home extends TransferPartner {
  readonly pool: ExperimentPool;
}

/** Trains the network on each data set and tests it on all.
 * @throws InterruptedError after the signal */
export async function transferBetween(
  home: Home,
  partners: readonly TransferPartner[],
  { seeds, signal, onProgress }: TransferOptions,
): Promise<TransferResults> {
  const guests = partners.map((partner): Home => {
    const { rows } = cleanFlows(partner.flows, transferProtocol.invalidRows);
    return { ...partner, pool: openExperimentPool(rows, { signal }) };
  });
  const homes = [home, ...guests];
  let done = 0;
  const subject = ({ pool, ...set }: Home) => ({
    ...set,
    run: async (experiment: Experiment) => {
      const outcome = await pool.run(experiment);
      onProgress(++done, homes.length * seeds.length);
      return outcome;
    },
  });
  try {
    return await measureTransfer(homes.map(subject), seeds);
  } finally {
    await Promise.all(guests.map(({ pool }) => pool.close()));
  }
}

import type { FlowTable } from "../dataset/flow-table";
import { type EpochValues, type History, historyOf } from "../engine/history";
import type { Outcome } from "../evaluation/experiment";
import type { Results } from "../evaluation/results";
import { figure4 } from "../figures/figure-4";
import { readPaper } from "../figures/paper";
import type { PlotSpec } from "../figures/plot-spec";
import { UsageError } from "../foundation/errors";
import { paperHoldout } from "../preprocess/prepare";
import { protocols } from "../preprocess/protocol";
import { figureBundle, interactive } from "./figure";
import { replaceableDisplay } from "./kernel";
import { withWorkers } from "./workers";

/** Epochs from one picture to the next: a browser draws thirty in the time of a training. */
const epochsAPicture = 5;

/** Trains the paper's network once under the paper's protocol, with its curves of loss and accuracy drawn while they grow.
 * @param seed whole number of at least 0, as the commands take it
 * @throws UsageError for another seed; InterruptedError after the interrupt button */
export async function trainLive(flows: FlowTable, seed: number): Promise<Outcome> {
  if (!Number.isSafeInteger(seed) || seed < 0)
    throw new UsageError(`The seed is ${seed}: give a whole number of at least 0.`);
  const show = replaceableDisplay();
  const epochs: EpochValues[] = [];
  const outcome = await withWorkers(`Training with seed ${seed}`, flows, (run) =>
    run(
      { classifier: "dnn", protocol: "paper", division: paperHoldout, seed, testHistory: true },
      (_done, _total, epoch) => {
        if (epoch === undefined) return;
        epochs.push(epoch);
        if (epochs.length % epochsAPicture === 0) show(interactive(curves(flows, seed, historyOf(epochs))));
      },
    ),
  );
  const { data, metadata } = await figureBundle(curves(flows, seed, outcome.network?.history ?? historyOf(epochs)));
  show(data, metadata);
  return outcome;
}

/** Figure 4 of one seed, as far as its training has come. */
function curves({ dataset: id, title, sha256 }: FlowTable, seed: number, history: History): PlotSpec {
  const results: Results = {
    dataset: { id, title, sha256 },
    protocol: protocols.paper,
    seeds: [seed],
    counts: { file: 0, clean: 0, normal: 0, attack: 0, train: 0, test: 0, testAttacksCopiedInTrain: 0 },
    ...{ classifiers: [], boostingSettings: [], crossValidation: [], explanation: null },
    history,
  };
  const spec = figure4.draw(results, readPaper());
  return { ...spec, meta: { ...spec.meta, id: "training" } };
}

import type { FlowTable } from "../dataset/flow-table";
import { normalCategory } from "../dataset/schema";
import { predict } from "../engine/predict";
import { type CleanFlows, cleanFlows } from "../preprocess/clean-flows";
import { type LabelledRows, takeLabelledRows } from "../preprocess/labelled-rows";
import { applyMinMax } from "../preprocess/min-max";
import { paperHoldout, prepareRows } from "../preprocess/prepare";
import { protocols } from "../preprocess/protocol";
import { rocAuc } from "./curves";
import type { Experiment, Outcome } from "./experiment";

/** How the network of one seed did on flows that it was not trained on, at probability > 0.5. */
export interface TransferRun {
  readonly seed: number;
  /** null where it is undefined. */
  readonly auc: number | null;
  readonly falsePositiveRate: number;
  readonly recallSpoofing: number;
  readonly recallAlteration: number;
}

/** A network trained on one set of flows and tested on another, or on the part of its own that it did not see. */
export interface Transfer {
  /** Titles of the data sets. */
  readonly trainedOn: string;
  readonly testedOn: string;
  readonly runs: readonly TransferRun[];
}

/** A data set, and what runs experiments on its clean rows. */
export interface TransferSubject {
  readonly flows: FlowTable;
  readonly run: (experiment: Experiment) => Promise<Outcome>;
}

/** The protocol under which both sets are divided: no copy of a tested flow stands in training. */
export const transferProtocol = protocols["split-first"];

/** Trains the paper's network on each of two data sets and tests it on both: on the test part of its own, on all of the other.
 * @returns by training set, its own flows first */
export async function measureTransfer(
  subjects: readonly [TransferSubject, TransferSubject],
  seeds: readonly number[],
): Promise<readonly Transfer[]> {
  const transfers = subjects.map(async (own, i) => {
    const other = subjects[1 - i];
    const outcomes = await Promise.all(seeds.map((seed) => trainOn(own, seed)));
    return [own, other].map((tested) => ({
      trainedOn: own.flows.title,
      testedOn: tested.flows.title,
      runs: outcomes.map((outcome, k) => {
        const clean = cleanFlows(tested.flows, transferProtocol.invalidRows);
        return testRun(outcome, tested.flows, tested === own ? unseenRows(clean, seeds[k]) : clean.rows, seeds[k]);
      }),
    }));
  });
  return (await Promise.all(transfers)).flat();
}

const trainOn = ({ run }: TransferSubject, seed: number): Promise<Outcome> =>
  run({ classifier: "dnn", protocol: transferProtocol.id, division: paperHoldout, seed });

/** The test part, in the units of the file. */
function unseenRows({ rows }: CleanFlows, seed: number): LabelledRows {
  const { test } = prepareRows(rows, transferProtocol, paperHoldout, seed);
  const rowOf = new Map(Array.from(rows.origins, (origin, row) => [origin, row]));
  return takeLabelledRows(
    rows,
    test.origins.map((origin) => rowOf.get(origin) as number),
  );
}

function testRun({ network, scaler }: Outcome, flows: FlowTable, rows: LabelledRows, seed: number): TransferRun {
  if (network === null) throw new TypeError("the experiment trained no network");
  const probabilities = predict(network.network, network.weights, applyMinMax(rows.features, scaler));
  const flagged = (category: string) => {
    const found = probabilities.filter((_, row) => flows.categories[rows.origins[row]] === category);
    return found.filter((probability) => probability > 0.5).length / found.length;
  };
  return {
    seed,
    auc: rocAuc(rows.labels, probabilities),
    falsePositiveRate: flagged(normalCategory),
    recallSpoofing: flagged("Spoofing"),
    recallAlteration: flagged("Data Alteration"),
  };
}

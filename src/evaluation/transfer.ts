import type { FlowTable } from "../dataset/flow-table";
import { normalCategory } from "../dataset/schema";
import { predict } from "../engine/predict";
import { cleanFlows } from "../preprocess/clean-flows";
import { type LabelledRows, takeLabelledRows } from "../preprocess/labelled-rows";
import { applyMinMax } from "../preprocess/min-max";
import { paperHoldout, prepareRows } from "../preprocess/prepare";
import { protocols } from "../preprocess/protocol";
import { rocAuc } from "./curves";
import type { Experiment, Outcome } from "./experiment";
import { type TestedSet, testedSet } from "./tested-set";
import { lowestThreshold, usualThreshold } from "./threshold";

/** How the network of one seed did on flows that it was not trained on. */
export interface TransferRun {
  readonly seed: number;
  /** A flow of a higher probability counts as an attack. */
  readonly threshold: number;
  /** null where it is undefined. */
  readonly auc: number | null;
  readonly falsePositiveRate: number;
  readonly recallSpoofing: number;
  readonly recallAlteration: number;
}

/** A network trained on one set of flows and tested on another, or on the part of its own that it did not see. */
export interface Transfer {
  /** Identifiers of the data sets. */
  readonly trainedOn: string;
  readonly testedOn: string;
  /** False alarms in an hour that the threshold allows on normal traffic of the set that is tested on; null at 0.5. */
  readonly alarmsPerHour: number | null;
  readonly runs: readonly TransferRun[];
}

/** What networks trained on each of several data sets say of the others. */
export interface TransferResults {
  readonly sets: readonly TestedSet[];
  /** By training set; of each, its own flows first. */
  readonly tests: readonly Transfer[];
}

/** A data set, and what runs experiments on its clean rows. */
export interface TransferSubject {
  readonly flows: FlowTable;
  readonly run: (experiment: Experiment) => Promise<Outcome>;
  /** Normal traffic of the same network that is in no test, to find a threshold on; absent where there is none. */
  readonly quiet?: FlowTable;
}

/** The protocol under which every set is divided: no copy of a tested flow stands in training. */
export const transferProtocol = protocols["split-first"];

/** Flows of an hour, at the data set's pace of a reading a second. */
export const flowsPerHour = 3600;

/** How many false alarms an hour the calibrated thresholds allow. */
export const allowedPerHour: readonly number[] = [1, 10];

/** Trains the paper's network on each of several data sets and tests it on all: on the test part of its own, on all flows of the
 * others. Where a set has normal traffic beside its flows, it is also tested at the thresholds that this traffic gives. */
export async function measureTransfer(
  subjects: readonly TransferSubject[],
  seeds: readonly number[],
): Promise<TransferResults> {
  const tests = subjects.map(async (home) => {
    const trained = await Promise.all(seeds.map((seed) => train(home, seed)));
    const tested = [home, ...subjects.filter((subject) => subject !== home)];
    return tested.flatMap((subject) => testOn(subject, home, trained));
  });
  return { sets: subjects.map(({ flows }) => testedSet(flows)), tests: (await Promise.all(tests)).flat() };
}

/** A network that was trained with a seed. */
interface Trained {
  readonly seed: number;
  readonly judge: (rows: LabelledRows) => Float64Array;
}

async function train({ run }: TransferSubject, seed: number): Promise<Trained> {
  const experiment = { classifier: "dnn", protocol: transferProtocol.id, division: paperHoldout, seed } as const;
  const { network, scaler } = await run(experiment);
  if (network === null || scaler === null) throw new TypeError("the experiment trained no network on scaled rows");
  return { seed, judge: ({ features }) => predict(network.network, network.weights, applyMinMax(features, scaler)) };
}

function testOn(subject: TransferSubject, home: TransferSubject, trained: readonly Trained[]): readonly Transfer[] {
  const { flows, quiet } = subject;
  const all = cleanRows(flows);
  const judged = trained.map(({ seed, judge }): Judged => {
    const rows = subject === home ? unseenRows(all, seed) : all;
    return { seed, rows, probabilities: judge(rows) };
  });
  const pair = { trainedOn: home.flows.dataset, testedOn: flows.dataset };
  const usual = { ...pair, alarmsPerHour: null, runs: judged.map((one) => testRun(one, flows, usualThreshold)) };
  if (quiet === undefined) return [usual];
  const quietRows = cleanRows(quiet);
  const normal = trained.map(({ judge }) => judge(quietRows));
  const calibrated = allowedPerHour.map((alarmsPerHour) => {
    const allowed = Math.floor((alarmsPerHour * quietRows.labels.length) / flowsPerHour);
    const runs = judged.map((one, i) => testRun(one, flows, lowestThreshold(normal[i], allowed)));
    return { ...pair, alarmsPerHour, runs };
  });
  return [usual, ...calibrated];
}

const cleanRows = (flows: FlowTable): LabelledRows => cleanFlows(flows, transferProtocol.invalidRows).rows;

/** The test part, in the units of the file. */
function unseenRows(rows: LabelledRows, seed: number): LabelledRows {
  const { test } = prepareRows(rows, transferProtocol, paperHoldout, seed);
  const rowOf = new Map(Array.from(rows.origins, (origin, row) => [origin, row]));
  return takeLabelledRows(
    rows,
    test.origins.map((origin) => rowOf.get(origin) as number),
  );
}

/** Flows, and what a network says of them. */
interface Judged {
  readonly seed: number;
  readonly rows: LabelledRows;
  readonly probabilities: Float64Array;
}

function testRun({ seed, rows, probabilities }: Judged, flows: FlowTable, threshold: number): TransferRun {
  const flagged = (category: string) => {
    const found = probabilities.filter((_, row) => flows.categories[rows.origins[row]] === category);
    return found.filter((probability) => probability > threshold).length / found.length;
  };
  return {
    ...{ seed, threshold },
    auc: rocAuc(rows.labels, probabilities),
    falsePositiveRate: flagged(normalCategory),
    recallSpoofing: flagged("Spoofing"),
    recallAlteration: flagged("Data Alteration"),
  };
}

import { randomStream } from "../foundation/random";
import { type ClassCounts, countClasses, type LabelledRows, takeLabelledRows } from "./labelled-rows";
import { applyMinMax, fitMinMax, type MinMaxScaler } from "./min-max";
import { oversample } from "./oversample";
import type { Protocol, StepName } from "./protocol";
import { splitOfFold, stratifiedFolds } from "./stratified-folds";
import { type Split, stratifiedSplit } from "./stratified-split";

/** Which rows are tested: a random share, or one of k folds (counted from 0). */
export type Division =
  | { readonly kind: "holdout"; readonly testShare: number }
  | { readonly kind: "fold"; readonly folds: number; readonly fold: number };

/** The paper's single split: 75 % training, 25 % test. */
export const paperHoldout: Division = { kind: "holdout", testShare: 0.25 };

/** What a step left behind. */
export interface StepReport {
  readonly step: StepName;
  readonly train: ClassCounts;
  /** null before the split. */
  readonly test: ClassCounts | null;
}

/** Training and test rows, ready for a classifier. */
export interface PreparedRows {
  readonly train: LabelledRows;
  readonly test: LabelledRows;
  readonly scaler: MinMaxScaler;
  readonly reports: readonly StepReport[];
}

interface State {
  /** All rows until the split, the training rows after it. */
  readonly train: LabelledRows;
  readonly test: LabelledRows | null;
  readonly scaler: MinMaxScaler | null;
}

interface Context {
  readonly seed: number;
  readonly division: Division;
}

const steps: Readonly<Record<StepName, (state: State, context: Context) => State>> = {
  oversample: (state, { seed }) => ({ ...state, train: oversample(state.train, randomStream(seed, "oversample")) }),
  scale: (state) => {
    const scaler = fitMinMax(state.train.features);
    return { train: scaled(state.train, scaler), test: state.test && scaled(state.test, scaler), scaler };
  },
  split: (state, context) => {
    const { train, test } = divide(state.train.labels, context);
    return { ...state, train: takeLabelledRows(state.train, train), test: takeLabelledRows(state.train, test) };
  },
};

/** Carries rows through the steps of a protocol, in its order.
 * @param rows cleaned rows in the units of the file
 * @param seed of the streams "oversample" and "split" or "folds" */
export function prepareRows(rows: LabelledRows, protocol: Protocol, division: Division, seed: number): PreparedRows {
  const reports: StepReport[] = [];
  let state: State = { train: rows, test: null, scaler: null };
  for (const step of protocol.steps) {
    state = steps[step](state, { seed, division });
    reports.push({
      step,
      train: countClasses(state.train.labels),
      test: state.test && countClasses(state.test.labels),
    });
  }
  const { train, test, scaler } = state;
  if (test === null || scaler === null) throw new TypeError(`protocol ${protocol.id} lacks a step: split or scale`);
  return { train, test, scaler, reports };
}

function scaled(rows: LabelledRows, scaler: MinMaxScaler): LabelledRows {
  return { ...rows, features: applyMinMax(rows.features, scaler) };
}

function divide(labels: Uint8Array, { seed, division }: Context): Split {
  if (division.kind === "holdout") return stratifiedSplit(labels, division.testShare, randomStream(seed, "split"));
  return splitOfFold(stratifiedFolds(labels, division.folds, randomStream(seed, "folds")), division.fold);
}

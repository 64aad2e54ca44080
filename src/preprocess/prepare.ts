import { randomStream } from "../foundation/random";
import { type ClassCounts, countClasses, type LabelledRows, takeLabelledRows } from "./labelled-rows";
import type { MinMaxScaler } from "./min-max";
import { oversample } from "./oversample";
import type { Protocol, StepName } from "./protocol";
import { minMaxScaling, type Scaler, type Scaling } from "./scaling";
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
export interface PreparedRows<S extends Scaler = MinMaxScaler> {
  readonly train: LabelledRows;
  readonly test: LabelledRows;
  readonly scaler: S;
  readonly reports: readonly StepReport[];
}

interface State<S> {
  /** All rows until the split, the training rows after it. */
  readonly train: LabelledRows;
  readonly test: LabelledRows | null;
  readonly scaler: S | null;
}

interface Context<S extends Scaler> {
  readonly seed: number;
  readonly division: Division;
  readonly scaling: Scaling<S>;
}

/** Carries rows through the steps of a protocol, in its order, scaling them as the paper does.
 * @param rows cleaned rows in the units of the file
 * @param seed of the streams "oversample" and "split" or "folds" */
export function prepareRows(rows: LabelledRows, protocol: Protocol, division: Division, seed: number): PreparedRows {
  return prepareScaledRows(rows, protocol, { seed, division, scaling: minMaxScaling });
}

/** As prepareRows, with another kind of scaling in the same place. */
export function prepareScaledRows<S extends Scaler>(
  rows: LabelledRows,
  protocol: Protocol,
  context: Context<S>,
): PreparedRows<S> {
  const reports: StepReport[] = [];
  let state: State<S> = { train: rows, test: null, scaler: null };
  for (const step of protocol.steps) {
    state = afterStep(step, state, context);
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

function afterStep<S extends Scaler>(step: StepName, state: State<S>, context: Context<S>): State<S> {
  const { train, test } = state;
  switch (step) {
    case "oversample":
      return { ...state, train: oversample(train, randomStream(context.seed, "oversample")) };
    case "scale":
      return scaled(train, test, context.scaling);
    case "split": {
      const split = divide(train.labels, context);
      return { ...state, train: takeLabelledRows(train, split.train), test: takeLabelledRows(train, split.test) };
    }
  }
}

function scaled<S extends Scaler>(train: LabelledRows, test: LabelledRows | null, scaling: Scaling<S>): State<S> {
  const scaler = scaling.fit(train.features);
  const apply = (rows: LabelledRows) => ({ ...rows, features: scaling.apply(rows.features, scaler) });
  return { train: apply(train), test: test && apply(test), scaler };
}

function divide(labels: Uint8Array, { seed, division }: Pick<Context<Scaler>, "seed" | "division">): Split {
  if (division.kind === "holdout") return stratifiedSplit(labels, division.testShare, randomStream(seed, "split"));
  return splitOfFold(stratifiedFolds(labels, division.folds, randomStream(seed, "folds")), division.fold);
}

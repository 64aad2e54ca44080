import { type ClassifierId, type ClassifierSettings, createClassifier } from "../classifiers/catalogue";
import type { FitProgress, TrainedClassifier } from "../classifiers/classifier";
import { type DeepNetworkModel, isDeepNetworkModel } from "../classifiers/deep-network";
import { type ExplanationDepth, explainNetwork, type NetworkExplanation } from "../explanation/network-explanation";
import { takeColumns } from "../foundation/matrix";
import { shareOfCopiedAttacks } from "../preprocess/copied-attacks";
import { type ClassCounts, countClasses, type LabelledRows } from "../preprocess/labelled-rows";
import type { MinMaxScaler } from "../preprocess/min-max";
import { type Division, type PreparedRows, prepareScaledRows } from "../preprocess/prepare";
import { protocolById } from "../preprocess/protocol";
import { type Scaler, type ScalingId, scalings } from "../preprocess/scaling";
import { type Metrics, metrics } from "./metrics";

/** One training and one test of one classifier: plain data, so that it can be sent to a worker. */
export interface Experiment<Id extends ClassifierId = ClassifierId> {
  readonly classifier: Id;
  readonly settings?: ClassifierSettings<Id>;
  readonly protocol: string;
  readonly division: Division;
  readonly seed: number;
  /** Columns of the rows that the classifier is given, by number; all unless said. */
  readonly columns?: readonly number[];
  /** Min-max, as the paper's, unless said. */
  readonly scaling?: ScalingId;
  /** Whether loss and accuracy on the test rows are wanted after each epoch. */
  readonly testHistory?: boolean;
  /** How much of the network is to be explained; nothing unless said, nor of another classifier. */
  readonly explain?: ExplanationDepth;
}

/** What came out of an experiment. */
export interface Outcome {
  readonly settings: Readonly<Record<string, string | number | boolean>>;
  readonly train: ClassCounts;
  readonly test: ClassCounts;
  /** Share of the tested attacks that have a copy in training. */
  readonly testAttacksCopiedInTrain: number;
  readonly metrics: Metrics;
  /** Set when the scaling is min-max. */
  readonly scaler: MinMaxScaler | null;
  /** Set when the classifier is the network. */
  readonly network: DeepNetworkModel | null;
  /** Set when an explanation of the network was asked for. */
  readonly explanation: NetworkExplanation | null;
  /** Wall time of fitting, in seconds: for the terminal, never for a published file. */
  readonly fitSeconds: number;
}

/** Prepares the rows by the experiment's protocol, fits its classifier on the training part and measures it on the test
 * part.
 * @param rows cleaned rows in the units of the file */
export function runExperiment(rows: LabelledRows, experiment: Experiment, onProgress?: FitProgress): Outcome {
  const { seed } = experiment;
  const prepared = prepareExperiment(rows, experiment);
  const { train, test } = prepared;
  const classifier = createClassifier(experiment.classifier, experiment.settings);
  const start = performance.now();
  const trained = classifier.fit(train.features, train.labels, {
    seed,
    ...(experiment.testHistory && { test: { rows: test.features, labels: test.labels } }),
    ...(onProgress && { onProgress }),
  });
  const fitSeconds = (performance.now() - start) / 1000;
  return outcomeOf(experiment, prepared, { settings: classifier.settings, trained, fitSeconds });
}

/** The rows of an experiment's training and test: its columns, prepared by its protocol. */
export function prepareExperiment(rows: LabelledRows, experiment: Experiment): PreparedRows<Scaler> {
  const { protocol, division, seed, columns, scaling = "min-max" } = experiment;
  const chosen = columns === undefined ? rows : { ...rows, features: takeColumns(rows.features, columns) };
  return prepareScaledRows<Scaler>(chosen, protocolById(protocol), { division, seed, scaling: scalings[scaling] });
}

/** A classifier that was fitted, and how. */
export interface Fit extends Pick<Outcome, "settings" | "fitSeconds"> {
  readonly trained: TrainedClassifier;
}

/** Measures a fitted classifier on the test part. */
export function outcomeOf({ seed, explain }: Experiment, prepared: PreparedRows<Scaler>, fit: Fit): Outcome {
  const { train, test } = prepared;
  const scaler = "scale" in prepared.scaler ? prepared.scaler : null;
  const { settings, trained, fitSeconds } = fit;
  const network = isDeepNetworkModel(trained) ? trained.model : null;
  return {
    settings,
    train: countClasses(train.labels),
    test: countClasses(test.labels),
    testAttacksCopiedInTrain: shareOfCopiedAttacks(train, test),
    metrics: metrics(test.labels, trained.attackProbability(test.features)),
    scaler,
    network,
    explanation: network && scaler && explain ? explainNetwork(network, { train, test, scaler }, seed, explain) : null,
    fitSeconds,
  };
}

import { type ClassifierId, type ClassifierSettings, createClassifier } from "../classifiers/catalogue";
import type { FitProgress } from "../classifiers/classifier";
import { type DeepNetworkModel, isDeepNetworkModel } from "../classifiers/deep-network";
import { type ExplanationDepth, explainNetwork, type NetworkExplanation } from "../explanation/network-explanation";
import { shareOfCopiedAttacks } from "../preprocess/copied-attacks";
import { type ClassCounts, countClasses, type LabelledRows } from "../preprocess/labelled-rows";
import type { MinMaxScaler } from "../preprocess/min-max";
import { type Division, prepareRows } from "../preprocess/prepare";
import { protocolById } from "../preprocess/protocol";
import { type Metrics, metrics } from "./metrics";

/** One training and one test of one classifier: plain data, so that it can be sent to a worker. */
export interface Experiment<Id extends ClassifierId = ClassifierId> {
  readonly classifier: Id;
  readonly settings?: ClassifierSettings<Id>;
  readonly protocol: string;
  readonly division: Division;
  readonly seed: number;
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
  readonly scaler: MinMaxScaler;
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
  const { protocol, division, seed, explain } = experiment;
  const prepared = prepareRows(rows, protocolById(protocol), division, seed);
  const { train, test, scaler } = prepared;
  const classifier = createClassifier(experiment.classifier, experiment.settings);
  const start = performance.now();
  const trained = classifier.fit(train.features, train.labels, {
    seed,
    ...(experiment.testHistory && { test: { rows: test.features, labels: test.labels } }),
    ...(onProgress && { onProgress }),
  });
  const fitSeconds = (performance.now() - start) / 1000;
  const network = isDeepNetworkModel(trained) ? trained.model : null;
  return {
    settings: classifier.settings,
    train: countClasses(train.labels),
    test: countClasses(test.labels),
    testAttacksCopiedInTrain: shareOfCopiedAttacks(train, test),
    metrics: metrics(test.labels, trained.attackProbability(test.features)),
    scaler,
    network,
    explanation: network && explain ? explainNetwork(network, prepared, seed, explain) : null,
    fitSeconds,
  };
}

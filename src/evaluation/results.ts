import type { History } from "../engine/history";
import type { ExplanationResults } from "../explanation/explanation-results";
import type { Metrics } from "./metrics";
import type { SearchResults } from "./search/search-results";
import type { TransferResults } from "./transfer";

/** One classifier trained and tested once. */
export interface Run {
  readonly seed: number;
  readonly metrics: Metrics;
}

/** All runs of one classifier, or the reason why there are none. */
export interface ClassifierResults {
  readonly id: string;
  readonly name: string;
  readonly settings: Readonly<Record<string, string | number | boolean>>;
  readonly runs: readonly Run[];
  /** Set when the classifier could not run on this machine: a sentence. */
  readonly absent?: string;
}

/** Accuracy of XGBoost under one choice of settings, with the first seed. */
export interface BoostingSetting {
  readonly maxDepth: number;
  readonly learningRate: number;
  readonly rounds: number;
  readonly accuracy: number;
}

/** One classifier tested on every fold of a cross-validation under one protocol, or the reason why it was not. */
export interface CrossValidated {
  readonly id: string;
  readonly name: string;
  readonly settings: Readonly<Record<string, string | number | boolean>>;
  /** Identifier of the protocol. */
  readonly protocol: string;
  /** Fold by fold. */
  readonly folds: readonly Metrics[];
  /** Share of the tested attacks that have a copy in training, mean over the folds. */
  readonly testAttacksCopiedInTrain: number;
  /** Set when the classifier could not run on this machine: a sentence. */
  readonly absent?: string;
}

/** Rows that enter and leave the protocol. */
export interface SampleCounts {
  readonly file: number;
  readonly clean: number;
  readonly normal: number;
  readonly attack: number;
  readonly train: number;
  readonly test: number;
  /** Share of the test part's attack rows that have a copy in the training part. */
  readonly testAttacksCopiedInTrain: number;
}

/** Everything that the figures and tables are drawn from. */
export interface Results {
  readonly dataset: { readonly id: string; readonly title: string; readonly sha256: string };
  readonly protocol: { readonly id: string; readonly title: string };
  readonly seeds: readonly number[];
  readonly counts: SampleCounts;
  readonly classifiers: readonly ClassifierResults[];
  /** Of the network with the first seed. */
  readonly history: History;
  /** Grid of XGBoost settings; empty when libxgboost is absent. */
  readonly boostingSettings: readonly BoostingSetting[];
  /** Classifier by classifier, each under every protocol, with the first seed. */
  readonly crossValidation: readonly CrossValidated[];
  /** From one data set to others and back; absent where it was not measured. */
  readonly transfer?: TransferResults;
  /** Of the network; null when it was not explained. */
  readonly explanation: ExplanationResults | null;
  /** Of the search for networks that memorise; absent where it was never run. It has a file of its own. */
  readonly search?: SearchResults;
}

import type { Directions } from "./directions";

/** Mean absolute contribution of each feature to the probability of attack, in the order of the features. */
export type Importances = readonly number[];

/** One feature in every explained row, in an order of its own, so that no row can be put together again. */
export interface FeatureDots {
  /** In the unit of the file, to three digits. */
  readonly values: readonly number[];
  readonly contributions: readonly number[];
  /** 1 for attack, 0 for normal. */
  readonly labels: readonly number[];
}

/** One flow, explained. */
export interface FlowExplanation {
  readonly label: number;
  readonly probability: number;
  /** One number a feature, in the unit of the file, to five digits. */
  readonly values: readonly number[];
  /** One number a feature. */
  readonly contributions: readonly number[];
}

/** The network of one seed. */
export interface SeedExplanation {
  readonly seed: number;
  readonly importances: Importances;
  readonly directions: Directions;
}

/** What DeepSHAP says of the network over seeds and backgrounds: everything that Figure 5 is drawn from. */
export interface ExplanationResults {
  readonly features: readonly string[];
  /** Number of test rows explained for each seed. */
  readonly explainedRows: number;
  /** Mean probability over the background, with the first seed. */
  readonly expectedValue: number;
  /** The network of each seed, with the usual background. */
  readonly bySeed: readonly SeedExplanation[];
  /** The network of the first seed with several backgrounds, the usual one first. */
  readonly byBackground: readonly { readonly name: string; readonly importances: Importances }[];
  /** Of the first seed, one a feature. */
  readonly dots: readonly FeatureDots[];
  /** With the first seed, the median of the explained attacks that are detected. */
  readonly flow: FlowExplanation;
}

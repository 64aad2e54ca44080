import type { SearchNetwork } from "./grid";

/** What one network of the search did with one seed under one protocol. */
export interface SearchScores {
  readonly accuracy: number;
  /** Mean of the shares of attacks and of normal flows judged right: comparable between protocols, whose test parts hold
   * different shares of attacks. */
  readonly balancedAccuracy: number;
  readonly recallAttack: number;
  readonly precisionAttack: number;
  readonly falsePositiveRate: number;
  /** Share of the training rows judged right in the last epoch. */
  readonly trainAccuracy: number;
}

/** The two trainings of a network with one seed. */
export interface SearchRun {
  readonly seed: number;
  /** Oversampled before the split: copies of tested attacks are trained on. */
  readonly paper: SearchScores;
  /** Split before all else. */
  readonly splitFirst: SearchScores;
}

/** One network of the search with its scores. */
export interface SearchEntry extends SearchNetwork {
  /** Weights and biases. */
  readonly parameters: number;
  /** At least one, in the order of the seeds. */
  readonly runs: readonly SearchRun[];
}

/** The whole search on one data set. */
export interface SearchResults {
  readonly dataset: { readonly id: string; readonly title: string; readonly sha256: string };
  /** In the order of the grid. */
  readonly entries: readonly SearchEntry[];
}

/** Metrics of a two-class decision at probability > 0.5; attack is the positive class. */
export interface Metrics {
  readonly n: number;
  readonly tn: number;
  readonly fp: number;
  readonly fn: number;
  readonly tp: number;
  readonly accuracy: number;
  readonly precisionMacro: number;
  readonly recallMacro: number;
  readonly f1Macro: number;
  readonly falsePositiveRate: number;
  readonly falseNegativeRate: number;
}

import type { Matrix } from "../foundation/matrix";

/** What is explained: the probability of attack, or its log-odds (the sum before the last sigmoid). */
export type ExplainedOutput = "probability" | "logOdds";

/** Why a model judges each row as it does. The expected value plus the contributions of a row is the output of that row. */
export interface Explanation {
  /** One explained row a row, one feature a column, in units of the output: above 0 pushes towards attack. */
  readonly contributions: Matrix;
  /** Mean output over the background rows. */
  readonly expectedValue: number;
  /** Output of each explained row. */
  readonly outputs: Float64Array;
}

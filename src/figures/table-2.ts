import type { MeanAndDeviation } from "../evaluation/mean-and-deviation";
import type { Results } from "../evaluation/results";
import { roundTo } from "../foundation/canonical-json";
import { DataError } from "../foundation/errors";
import { publishedDecimals } from "../foundation/rounded";
import { byTable2Metric, type Table2Values } from "./cross-validation-metrics";
import { type FoldSpread, foldSpread } from "./fold-spread";
import type { Paper } from "./paper";
import { isReproduced } from "./table-1";

/** One fold of the paper's beside one of ours. Only their numbers are the same: the flows in them are not. */
export interface FoldPair {
  /** From 1, as in the paper. */
  readonly fold: number;
  /** null where the paper, or we, have fewer folds. */
  readonly paper: Table2Values<number> | null;
  readonly measured: Table2Values<number> | null;
}

/** A column of Table 2 beneath its folds. */
export interface FoldComparison {
  readonly paper: MeanAndDeviation;
  readonly measured: FoldSpread;
  /** Our mean minus the paper's. */
  readonly difference: number;
  /** Whether the paper's mean lies inside the range of our folds, or within the tolerance of our mean. */
  readonly reproduced: boolean;
}

/** Table 2 beside the same cross-validation of ours; reproduced when each of its four columns is. */
export interface Table2 {
  readonly folds: readonly FoldPair[];
  readonly columns: Table2Values<FoldComparison>;
  readonly verdict: "reproduced" | "not reproduced";
}

/** Table 2 of the paper and the network's cross-validation under the paper's protocol. All numbers have the published
 * decimals.
 * @throws DataError when the results hold no such cross-validation */
export function table2(results: Results, { table2: stated }: Paper): Table2 {
  const tested = results.crossValidation.find(({ id, protocol }) => id === "dnn" && protocol === "paper")?.folds ?? [];
  if (tested.length === 0)
    throw new DataError("Table 2 needs a cross-validation of the network (dnn), and the results hold none.");
  const columns = byTable2Metric(({ id, of }): FoldComparison => {
    const measured = foldSpread(tested, of);
    const paper = { mean: stated.mean[id], deviation: stated.deviation[id] };
    const difference = roundTo(measured.mean - paper.mean, publishedDecimals);
    return { paper, measured, difference, reproduced: isReproduced(paper.mean, measured) };
  });
  const folds = Array.from({ length: Math.max(stated.folds.length, tested.length) }, (_, i) => ({
    fold: i + 1,
    paper: stated.folds[i] ?? null,
    measured: tested[i] === undefined ? null : byTable2Metric(({ of }) => roundTo(of(tested[i]), publishedDecimals)),
  }));
  const reproduced = Object.values(columns).every((column) => column.reproduced);
  return { folds, columns, verdict: reproduced ? "reproduced" : "not reproduced" };
}

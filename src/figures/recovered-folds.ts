import type { ConfusionMatrix } from "../evaluation/confusion-matrix";
import { falsePositiveRate } from "../evaluation/decision-metrics";
import { matchingConfusionMatrices } from "../evaluation/recovered-confusion";
import { DataError } from "../foundation/errors";
import type { Paper } from "./paper";

/** A fold of the paper's Table 2 with the counts that its four metrics leave possible. */
export interface RecoveredFold extends ConfusionMatrix {
  /** From 1, as in the paper. */
  readonly fold: number;
  /** Tested flows. */
  readonly rows: number;
  /** Tested attacks. */
  readonly attacks: number;
  readonly falsePositiveRate: number;
}

/** The confusion matrices behind the paper's Table 2. Its folds are tenths of the flows after oversampling, and the
 * five decimals of each row fit one matrix alone.
 * @throws DataError when a row fits none, or several */
export function recoveredFolds({ table2, counts }: Paper): readonly RecoveredFold[] {
  const balanced = counts.find(({ quantity }) => quantity === "balancedRows")?.stated ?? 0;
  const rows = balanced / table2.folds.length;
  return table2.folds.map((stated, i) => {
    const [matrix, ...others] = matchingConfusionMatrices(stated, rows);
    if (matrix === undefined || others.length > 0)
      throw new DataError(
        `Fold ${i + 1} of the paper's Table 2 fits ${matrix === undefined ? 0 : 1 + others.length} confusion matrices ` +
          `of ${rows} flows, not one. Restore data/paper/ as it was published.`,
      );
    return {
      ...matrix,
      fold: i + 1,
      rows,
      attacks: matrix.fn + matrix.tp,
      falsePositiveRate: falsePositiveRate(matrix),
    };
  });
}

import type { Results } from "../evaluation/results";
import { foldSpread } from "./fold-spread";
import type { Paper } from "./paper";
import { recoveredFolds } from "./recovered-folds";

/** A number of Table 3: as the paper prints it, or of ours with the published decimals. */
export interface Table3Number {
  readonly value: number;
  /** null for what was computed here. */
  readonly stated: string | null;
}

/** A row of Table 3: a related work, the paper, or the same network measured here. */
export interface Table3Row {
  readonly id: string;
  readonly source: "paper" | "measured";
  readonly research: string;
  readonly dataset: string;
  readonly classifier: string;
  /** null where the paper prints a dash. */
  readonly accuracy: Table3Number | null;
  readonly f1: Table3Number | null;
  readonly falsePositiveRate: Table3Number | null;
  readonly explainable: boolean;
}

/** Table 3 of the paper, and below it the network's cross-validation here under both protocols; these rows are left out
 * when the results hold none. */
export function table3(results: Results, paper: Paper): readonly Table3Row[] {
  const stated = paper.table3.rows.map(({ elsewhere: _, ...row }) => ({ ...row, source: "paper" as const }));
  const measured = results.crossValidation
    .filter(({ id, folds }) => id === "dnn" && folds.length > 0)
    .map(({ protocol, folds }): Table3Row => {
      const mean = (...of: Parameters<typeof foldSpread>) => ({ value: foldSpread(...of).mean, stated: null });
      return {
        id: `measured-${protocol}`,
        source: "measured",
        research: protocol === "paper" ? "measured here, paper protocol" : "measured here, split first",
        dataset: results.dataset.title,
        classifier: "MLP",
        accuracy: mean(folds, ({ accuracy }) => accuracy),
        f1: mean(folds, ({ f1Attack }) => f1Attack),
        falsePositiveRate: mean(folds, ({ falsePositiveRate }) => falsePositiveRate),
        explainable: true,
      };
    });
  return [...stated, ...measured];
}

/** A number of the paper's own row in Table 3, beside the same one of its tables and figures. */
export interface OwnRowCheck {
  readonly metric: "accuracy" | "f1" | "falsePositiveRate";
  readonly stated: Table3Number;
  /** Of the cross-validation: the means of Table 2; the rate from the counts behind its folds. */
  readonly crossValidation: number;
  /** Of the single split: the accuracy and macro F1 score of Table 1; the rate of Figure 3. */
  readonly singleSplit: number;
  /** To which of them the stated number belongs: those that it equals once they are rounded or cut to its decimals. */
  readonly from: "cross-validation" | "single split" | "both" | "neither";
}

/** Where the paper's own row of Table 3 comes from, number by number. */
export function ownRowChecks(paper: Paper): readonly OwnRowCheck[] {
  const own = paper.table3.rows.find(({ id }) => id === "xmednn");
  const split = paper.table1.rows.find(({ id }) => id === "dnn");
  if (own === undefined || split === undefined) return [];
  const folds = recoveredFolds(paper);
  const rate = folds.reduce((sum, fold) => sum + fold.falsePositiveRate, 0) / folds.length;
  const { mean } = paper.table2;
  return [
    check("accuracy", own.accuracy, mean.accuracy, split.accuracy, 4),
    ...(own.f1 === null ? [] : [check("f1", own.f1, mean.f1, split.f1, 3)]),
    ...(own.falsePositiveRate === null
      ? []
      : [check("falsePositiveRate", own.falsePositiveRate, rate, paper.figure3.falsePositiveRate, 3)]),
  ];
}

function check(
  metric: OwnRowCheck["metric"],
  stated: Table3Number,
  crossValidation: number,
  singleSplit: number,
  statedDecimals: number,
): OwnRowCheck {
  const unit = Number(`1e-${statedDecimals}`) * 0.9999; // less than a unit, whatever the last bits
  const equals = (value: number) => Math.abs(stated.value - value) <= unit;
  const [first, second] = [equals(crossValidation), equals(singleSplit)];
  const from = first ? (second ? "both" : "cross-validation") : second ? "single split" : "neither";
  return { metric, stated, crossValidation, singleSplit, from };
}

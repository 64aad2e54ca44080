import type { Metrics } from "../evaluation/metrics";
import type { ClassifierResults, Results } from "../evaluation/results";
import { roundTo } from "../foundation/canonical-json";
import { publishedDecimals } from "../foundation/rounded";
import type { Paper } from "./paper";
import { type Spread, spread } from "./spread";

/** The columns of Table 1, macro averages but for accuracy, and where our metrics keep them. */
export const table1Metrics = [
  { id: "accuracy", title: "Accuracy", of: (metrics: Metrics) => metrics.accuracy },
  { id: "precision", title: "Precision", of: (metrics: Metrics) => metrics.precisionMacro },
  { id: "recall", title: "Recall", of: (metrics: Metrics) => metrics.recallMacro },
  { id: "f1", title: "F1 score", of: (metrics: Metrics) => metrics.f1Macro },
] as const;

export type Table1Metric = (typeof table1Metrics)[number]["id"];

/** How far from the mean over the seeds a value of the paper may lie outside their range and still count as reproduced. */
export const tolerance = 0.01;

/** A value of the paper beside ours. */
export interface Comparison {
  readonly paper: number;
  readonly measured: Spread;
  /** Mean over the seeds minus the paper's value. */
  readonly difference: number;
  readonly reproduced: boolean;
}

interface RowName {
  readonly id: string;
  /** As the paper abbreviates it. */
  readonly name: string;
}

/** A row of Table 1: reproduced when each of the four metrics is. */
export type Table1Row =
  | (RowName & {
      readonly verdict: "reproduced" | "not reproduced";
      readonly seeds: number;
      readonly metrics: Readonly<Record<Table1Metric, Comparison>>;
    })
  | (RowName & {
      readonly verdict: "not compared";
      /** Why there is nothing to compare: a sentence. */
      readonly reason: string;
      readonly paper: Readonly<Record<Table1Metric, number>>;
    });

/** Whether a value of the paper lies inside the range of our seeds, or within the tolerance of their mean. */
export function isReproduced(paper: number, { mean, lowest, highest }: Spread): boolean {
  const inRange = lowest <= paper && paper <= highest;
  return inRange || Math.abs(roundTo(mean - paper, publishedDecimals)) <= tolerance;
}

/** Table 1 of the paper, row by row beside ours, in the paper's order. All numbers have the published decimals. */
export function table1(results: Results, paper: Paper): readonly Table1Row[] {
  return paper.table1.rows.map((row) => {
    const found = results.classifiers.find(({ id }) => id === row.id);
    const { id, name } = row;
    if (found === undefined || found.runs.length === 0)
      return { id, name, verdict: "not compared", reason: found?.absent ?? "It was not run.", paper: statedIn(row) };
    const metrics = comparisons(found, row);
    const reproduced = Object.values(metrics).every((comparison) => comparison.reproduced);
    return { id, name, verdict: reproduced ? "reproduced" : "not reproduced", seeds: found.runs.length, metrics };
  });
}

function statedIn({ accuracy, precision, recall, f1 }: Readonly<Record<Table1Metric, number>>) {
  return { accuracy, precision, recall, f1 };
}

function comparisons({ runs }: ClassifierResults, paper: Readonly<Record<Table1Metric, number>>) {
  const entries = table1Metrics.map(({ id, of }) => {
    const measured = spread(runs, (run) => of(run.metrics));
    const difference = roundTo(measured.mean - paper[id], publishedDecimals);
    return [id, { paper: paper[id], measured, difference, reproduced: isReproduced(paper[id], measured) }];
  });
  return Object.fromEntries(entries) as Record<Table1Metric, Comparison>;
}

import type { StepReport } from "../preprocess/prepare";
import type { Tabular } from "./table";

/** What each step of a protocol left behind, as a table: counts of rows, empty where there is no test part yet. */
export function stepTable(reports: readonly StepReport[]): Tabular {
  return {
    columns: ["step", "training rows", "attacks in training", "test rows", "attacks in test"],
    values: reports.map(({ step, train, test }) => [step, train.rows, train.attack, test?.rows, test?.attack]),
  };
}

import type { Metrics } from "../evaluation/metrics";

/** The columns of Table 2, those of the class attack but for accuracy, and where our metrics keep them. */
export const table2Metrics = [
  { id: "accuracy", title: "Accuracy", of: (metrics: Metrics) => metrics.accuracy },
  { id: "precision", title: "Precision", of: (metrics: Metrics) => metrics.precisionAttack },
  { id: "recall", title: "Recall", of: (metrics: Metrics) => metrics.recallAttack },
  { id: "f1", title: "F1 score", of: (metrics: Metrics) => metrics.f1Attack },
] as const;

export type Table2Metric = (typeof table2Metrics)[number]["id"];

/** One value a column of Table 2. */
export type Table2Values<T> = Readonly<Record<Table2Metric, T>>;

/** A record with one value a column of Table 2. */
export function byTable2Metric<T>(value: (metric: (typeof table2Metrics)[number]) => T): Table2Values<T> {
  return Object.fromEntries(table2Metrics.map((metric) => [metric.id, value(metric)])) as Record<Table2Metric, T>;
}

import type { Metrics } from "../../src/evaluation/metrics";

/** Metrics as the expected values name them. */
export type OracleMetrics = Readonly<Record<string, number | null>>;

/** The oracle's short names; its other names are ours in snake case. */
const shortNames: Readonly<Record<string, keyof Metrics>> = { fpr: "falsePositiveRate", fnr: "falseNegativeRate" };

export function ourMetricName(name: string): keyof Metrics {
  return shortNames[name] ?? (name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase()) as keyof Metrics);
}

import { describe, expect, test } from "vitest";
import { type Metrics, metrics } from "../../src/evaluation/metrics";
import { type OracleMetrics, ourMetricName } from "../evaluation/oracle-metrics";
import { readOracle } from "../oracle";
import { type BaselineRows, baselineRows } from "./baseline-rows";

/** What baselines.json holds of one model. */
export interface Baseline {
  readonly how: string;
  readonly metrics: OracleMetrics;
  readonly first50?: readonly number[];
}

export interface Baselines {
  readonly features: readonly string[];
  readonly n_train: number;
  readonly n_test: number;
  readonly train_attack: number;
  readonly test_attack: number;
  readonly models: Readonly<Record<string, unknown>>;
}

export const baselines = readOracle<Baselines>("baselines.json");

/** Tests on the real rows, in place of which one skipped test stands when they are not imported. */
export function describeOnRealRows(title: string, tests: (rows: BaselineRows) => void): void {
  const rows = baselineRows(baselines.features);
  if (rows === null) test.skip(`${title} (the real data set is not imported)`);
  else describe(title, () => tests(rows));
}

/** The expected values of one model; what they hold beside Baseline is the caller's to say. */
export function baseline<Own = unknown>(model: string): Baseline & Own {
  return baselines.models[model] as Baseline & Own;
}

/** Greatest absolute difference of two lists of equal length. */
export function largestGap(found: ArrayLike<number>, expected: ArrayLike<number>): number {
  expect(found.length).toBe(expected.length);
  return Array.from(expected).reduce((worst, value, i) => Math.max(worst, Math.abs(found[i] - value)), 0);
}

/** Greatest difference of two lists of equal length, relative to the expected values; exact where these are 0. */
export function largestRelativeGap(found: ArrayLike<number>, expected: ArrayLike<number>): number {
  expect(found.length).toBe(expected.length);
  return Array.from(expected).reduce((worst, value, i) => {
    if (found[i] === value) return worst;
    return Math.max(worst, Math.abs(found[i] - value) / Math.abs(value));
  }, 0);
}

/** Expects every metric of the oracle, and the recall of each attack category.
 * @param tolerances relative, by our name of the metric; 1e-12 where none is given */
export function expectMetrics(
  rows: BaselineRows,
  probabilities: Float64Array,
  expected: OracleMetrics,
  tolerances: Partial<Record<keyof Metrics, number>> = {},
): void {
  const found = metrics(rows.testLabels, probabilities);
  for (const [name, value] of Object.entries(expected)) {
    const ours = ourMetricName(name);
    const measured = found[ours] ?? recallOf(name.replace("recall_", ""), rows, probabilities);
    const allowed = (tolerances[ours] ?? 1e-12) * Math.abs(value!);
    expect(Math.abs(measured - value!), `${name}: ${measured} for ${value}`).toBeLessThanOrEqual(allowed);
  }
}

function recallOf(category: string, { testCategories }: BaselineRows, probabilities: Float64Array): number {
  const own = testCategories.flatMap((name, row) => (name === category ? [row] : []));
  return own.filter((row) => probabilities[row] > 0.5).length / own.length;
}

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rocCurve } from "../../src/evaluation/curves";
import { type Metrics, metrics } from "../../src/evaluation/metrics";
import { UsageError } from "../../src/foundation/errors";
import { readOracle } from "../oracle";
import { type OracleMetrics, ourMetricName } from "./oracle-metrics";
import { scoredRows } from "./scored-rows";

interface Case {
  readonly y: number[];
  readonly score: number[];
  readonly metrics: OracleMetrics;
  readonly roc_points?: number;
}
const { cases } = readOracle<{ cases: Record<string, Case> }>("metrics.json");

describe.each(Object.entries(cases))("of scikit-learn's case %s", (_, { y, score, metrics: expected, roc_points }) => {
  const labels = Uint8Array.from(y);
  const probabilities = Float64Array.from(score);
  const ours = metrics(labels, probabilities);

  test.each(Object.entries(expected))("%s agrees to 1e-13", (name, value) => {
    const found = ours[ourMetricName(name)];
    expect(found).not.toBeUndefined();
    if (value === null || found === null) expect(found).toBe(value);
    else expect(Math.abs(found - value)).toBeLessThan(1e-13 * Math.max(1, Math.abs(value)));
  });

  test("no metric of ours is left unchecked", () => {
    expect(Object.keys(ours).sort()).toEqual(Object.keys(expected).map(ourMetricName).sort());
  });

  test("the operating points of the ROC curve are as many", () => {
    expect(rocCurve(labels, probabilities)?.thresholds.length).toBe(roc_points);
  });
});

test("a wrong decision threshold would be noticed: 0.5 itself is normal", () => {
  expect(metrics(Uint8Array.of(0, 1), Float64Array.of(0.5, 0.5))).toMatchObject({ tn: 1, fn: 1, fp: 0, tp: 0 });
});

test("kappa is null when labels and decisions are all one class", () => {
  expect(metrics(Uint8Array.of(0, 0), Float64Array.of(0.1, 0.2)).kappa).toBeNull();
});

test("every metric but the counts stays the same when all rows come twice", () => {
  fc.assert(
    fc.property(scoredRows, ({ labels, probabilities }) => {
      const once = metrics(labels, probabilities);
      const twice = metrics(Uint8Array.of(...labels, ...labels), Float64Array.of(...probabilities, ...probabilities));
      for (const name of Object.keys(once) as (keyof Metrics)[]) {
        const value = once[name];
        if (["n", "tn", "fp", "fn", "tp"].includes(name)) expect(twice[name]).toBe(2 * value!);
        else if (value === null) expect(twice[name]).toBeNull();
        else expect(twice[name]).toBeCloseTo(value, 10);
      }
    }),
  );
});

test("swapping the classes mirrors every metric", () => {
  fc.assert(
    fc.property(scoredRows, ({ labels, probabilities }) => {
      fc.pre(!probabilities.includes(0.5));
      const ours = metrics(labels, probabilities);
      const swapped = metrics(
        labels.map((label) => 1 - label),
        probabilities.map((p) => 1 - p),
      );
      expect(swapped.recallAttack).toBe(ours.recallNormal);
      expect(swapped.precisionAttack).toBe(ours.precisionNormal);
      expect(swapped.f1Macro).toBeCloseTo(ours.f1Macro, 12);
      expect(swapped.mcc).toBeCloseTo(ours.mcc, 12);
      expect(swapped.brier).toBeCloseTo(ours.brier, 12);
    }),
  );
});

describe("refuses, with a sentence", () => {
  test.each([
    ["different lengths", [0, 1], [0.5], /2 labels .* 1 probabilities/],
    ["no rows", [], [], /at least one row/],
    ["a label other than 0 and 1", [0, 2], [0.1, 0.2], /Label 1 is 2/],
    ["a probability that is not a number", [0, 1], [0.1, Number.NaN], /Probability 1 is NaN/],
    ["a probability above 1", [0, 1], [1.5, 0.2], /Probability 0 is 1.5/],
  ])("%s", (_, labels, probabilities, sentence) => {
    const call = () => metrics(Uint8Array.from(labels), Float64Array.from(probabilities));
    expect(call).toThrow(UsageError);
    expect(call).toThrow(sentence);
  });
});

import fc from "fast-check";
import { expect, test } from "vitest";
import type { ConfusionMatrix } from "../../src/evaluation/confusion-matrix";
import { classScores } from "../../src/evaluation/decision-metrics";
import { matchingConfusionMatrices, type StatedMetrics } from "../../src/evaluation/recovered-confusion";

function metricsOf(matrix: ConfusionMatrix): StatedMetrics {
  const { precision, recall, f1 } = classScores(matrix);
  const { tn, fp, fn, tp } = matrix;
  return { accuracy: (tn + tp) / (tn + fp + fn + tp), precision, recall, f1 };
}

function shortened(metrics: StatedMetrics, shorten: (value: number) => number): StatedMetrics {
  const { accuracy, precision, recall, f1 } = metrics;
  return { accuracy: shorten(accuracy), precision: shorten(precision), recall: shorten(recall), f1: shorten(f1) };
}

const matrices = fc.record({
  tn: fc.nat({ max: 60 }),
  fp: fc.nat({ max: 8 }),
  fn: fc.nat({ max: 8 }),
  tp: fc.integer({ min: 1, max: 60 }),
});

test.each([
  ["rounded", (value: number) => Math.round(value * 1e5) / 1e5],
  ["cut", (value: number) => Math.floor(value * 1e5 + 1e-6) / 1e5],
])("the matrix that metrics come from is among those found, when they were %s", (_, shorten) => {
  fc.assert(
    fc.property(matrices, (matrix) => {
      const rows = matrix.tn + matrix.fp + matrix.fn + matrix.tp;
      expect(matchingConfusionMatrices(shortened(metricsOf(matrix), shorten), rows)).toContainEqual(matrix);
    }),
  );
});

test("what is found is what trying every matrix finds", () => {
  const rows = 24;
  const all: ConfusionMatrix[] = [];
  for (let tp = 0; tp <= rows; tp++)
    for (let fn = 0; fn <= rows - tp; fn++)
      for (let fp = 0; fp <= rows - tp - fn; fp++) all.push({ tn: rows - tp - fn - fp, fp, fn, tp });
  const gap = (a: StatedMetrics, b: StatedMetrics) =>
    Math.max(...(["accuracy", "precision", "recall", "f1"] as const).map((id) => Math.abs(a[id] - b[id])));
  const key = ({ tn, fp, fn, tp }: ConfusionMatrix) => [tn, fp, fn, tp].join(" ");
  fc.assert(
    fc.property(fc.constantFrom(...all), (matrix) => {
      const stated = shortened(metricsOf(matrix), (value) => Math.round(value * 100) / 100);
      const found = matchingConfusionMatrices(stated, rows, 2);
      const tried = all.filter((candidate) => gap(metricsOf(candidate), stated) < 0.009999);
      expect(found.map(key).sort()).toEqual(tried.map(key).sort());
    }),
    { numRuns: 50 },
  );
});

test("metrics that no counts give find none", () => {
  expect(matchingConfusionMatrices({ accuracy: 0.97, precision: 0.5, recall: 1, f1: 0.9 }, 100)).toEqual([]);
});

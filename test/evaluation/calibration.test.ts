import fc from "fast-check";
import { expect, test } from "vitest";
import { expectedCalibrationError, logLoss, reliability } from "../../src/evaluation/calibration";
import { scoredRows } from "./scored-rows";

test("a bin's edge belongs to the bin on its right or on its left, as asked", () => {
  const labels = Uint8Array.of(1, 1, 1);
  const edges = Float64Array.of(0, 0.5, 1);
  const filled = (closed: "left" | "right") =>
    reliability(labels, edges, closed).flatMap(({ count }, bin) => (count > 0 ? [bin] : []));
  expect(filled("left")).toEqual([0, 5, 9]);
  expect(filled("right")).toEqual([0, 4, 9]);
});

test("every row falls into exactly one bin, on whichever side the bins are closed", () => {
  fc.assert(
    fc.property(scoredRows, fc.constantFrom("left" as const, "right" as const), ({ labels, probabilities }, closed) => {
      const all = reliability(labels, probabilities, closed);
      expect(all.length).toBe(10);
      expect(all.reduce((sum, { count }) => sum + count, 0)).toBe(labels.length);
      const attacks = all.reduce((sum, { count, attackShare }) => sum + count * attackShare, 0);
      expect(attacks).toBeCloseTo(
        labels.reduce((sum, label) => sum + label, 0),
        9,
      );
    }),
  );
});

test("probabilities that are right in each bin have no calibration error", () => {
  const labels = Uint8Array.of(0, 0, 0, 1, 1, 1, 1, 0);
  const probabilities = Float64Array.of(0.25, 0.25, 0.25, 0.25, 0.75, 0.75, 0.75, 0.75);
  expect(expectedCalibrationError(labels, probabilities, "left")).toBe(0);
});

test("a certain mistake costs 52 ln 2, whichever way it is wrong", () => {
  expect(logLoss(Uint8Array.of(1), Float64Array.of(0))).toBeCloseTo(52 * Math.LN2, 12);
  expect(logLoss(Uint8Array.of(0), Float64Array.of(1))).toBeCloseTo(52 * Math.LN2, 12);
});

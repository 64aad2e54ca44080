import fc from "fast-check";
import { expect, test } from "vitest";
import { averagePrecision, precisionRecallCurve, rocAuc, rocCurve } from "../../src/evaluation/curves";
import { scoredRows } from "./scored-rows";

test("the area under the ROC curve is the share of attack-normal pairs in the right order, ties half", () => {
  fc.assert(
    fc.property(scoredRows, ({ labels, probabilities }) => {
      let won = 0;
      let pairs = 0;
      for (let a = 0; a < labels.length; a++)
        for (let b = 0; b < labels.length; b++) {
          if (labels[a] !== 1 || labels[b] !== 0) continue;
          pairs++;
          if (probabilities[a] > probabilities[b]) won++;
          if (probabilities[a] === probabilities[b]) won += 0.5;
        }
      expect(rocAuc(labels, probabilities)).toBe(pairs === 0 ? null : won / pairs);
    }),
  );
});

test("the ROC curve runs from (0, 0) to (1, 1), never down, and its trapezoids sum to the area", () => {
  fc.assert(
    fc.property(scoredRows, ({ labels, probabilities }) => {
      const curve = rocCurve(labels, probabilities);
      if (curve === null) return;
      const { falsePositiveRates: x, truePositiveRates: y, thresholds } = curve;
      const last = x.length - 1;
      expect([x[0], y[0], x[last], y[last]]).toEqual([0, 0, 1, 1]);
      let area = 0;
      for (let i = 1; i <= last; i++) {
        expect(x[i]).toBeGreaterThanOrEqual(x[i - 1]);
        expect(y[i]).toBeGreaterThanOrEqual(y[i - 1]);
        expect(thresholds[i]).toBeLessThan(thresholds[i - 1]);
        area += ((x[i] - x[i - 1]) * (y[i] + y[i - 1])) / 2;
      }
      expect(area).toBeCloseTo(rocAuc(labels, probabilities)!, 12);
    }),
  );
});

test("each point of both curves is the decision probability >= threshold", () => {
  fc.assert(
    fc.property(scoredRows, ({ labels, probabilities }) => {
      const curve = precisionRecallCurve(labels, probabilities);
      if (curve === null) return;
      curve.thresholds.forEach((threshold, i) => {
        const called = Array.from(labels).filter((_, row) => probabilities[row] >= threshold);
        const hits = called.filter((label) => label === 1).length;
        expect(curve.precisions[i]).toBe(hits / called.length);
        expect(curve.recalls[i]).toBe(hits / labels.reduce((sum, label) => sum + label, 0));
      });
    }),
  );
});

test("without ties, average precision is the mean precision at the attacks' ranks", () => {
  // Ranks of the attacks 1, 3 and 4 of 5: precisions 1/1, 2/3, 3/4.
  const labels = Uint8Array.of(1, 0, 1, 1, 0);
  const probabilities = Float64Array.of(0.9, 0.8, 0.7, 0.6, 0.1);
  expect(averagePrecision(labels, probabilities)).toBeCloseTo((1 + 2 / 3 + 3 / 4) / 3, 15);
});

test("of one class only, what is undefined is null", () => {
  const p = Float64Array.of(0.2, 0.8);
  expect(rocCurve(Uint8Array.of(1, 1), p)).toBeNull();
  expect(rocAuc(Uint8Array.of(0, 0), p)).toBeNull();
  expect(precisionRecallCurve(Uint8Array.of(0, 0), p)).toBeNull();
  expect(averagePrecision(Uint8Array.of(0, 0), p)).toBeNull();
  expect(averagePrecision(Uint8Array.of(1, 1), p)).toBe(1);
});

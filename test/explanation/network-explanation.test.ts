import { expect, test } from "vitest";
import { deepNetwork, isDeepNetworkModel } from "../../src/classifiers/deep-network";
import { otherBackgrounds, usualBackground } from "../../src/explanation/backgrounds";
import { directions } from "../../src/explanation/directions";
import { featureDots } from "../../src/explanation/feature-dots";
import { medianDetection } from "../../src/explanation/flow-explanation";
import { joinExplanations } from "../../src/explanation/join-explanations";
import { explainNetwork } from "../../src/explanation/network-explanation";
import { ranking } from "../../src/explanation/ranking";
import { DataError } from "../../src/foundation/errors";
import type { Matrix } from "../../src/foundation/matrix";
import { randomStream } from "../../src/foundation/random";
import type { LabelledRows } from "../../src/preprocess/labelled-rows";
import { paperHoldout, prepareRows } from "../../src/preprocess/prepare";
import { protocols } from "../../src/preprocess/protocol";

/** Rows in tens, whose second feature alone tells the class; the third does not vary. */
function rows(count: number): LabelledRows {
  const stream = randomStream(1, "rows to explain");
  const labels = Uint8Array.from({ length: count }, (_, row) => row % 2);
  const values = Float64Array.from({ length: 3 * count }, (_, i) => {
    if (i % 3 === 2) return 70;
    if (i % 3 === 0) return 10 * stream.uniform();
    return 10 * (labels[(i - 1) / 3] === 1 ? 0.6 + 0.4 * stream.uniform() : 0.4 * stream.uniform());
  });
  return { features: { rows: count, columns: 3, values }, labels, origins: Int32Array.from(labels, (_, i) => i) };
}

const prepared = prepareRows(rows(240), protocols.paper, paperHoldout, 1);
const trained = deepNetwork({ hiddenUnits: [6], epochs: 40 }).fit(prepared.train.features, prepared.train.labels, {
  seed: 1,
});
if (!isDeepNetworkModel(trained)) throw new TypeError("no network was trained");
const explained = explainNetwork(trained.model, prepared, 1, "pictures");

test("the feature that tells the class matters most, pushes towards attack where it is high, and a constant does nothing", () => {
  expect(ranking(explained.importances)).toEqual([1, 0, 2]);
  expect(explained.importances[2]).toBe(0);
  expect(explained.directions[1]).toBeGreaterThan(0.5);
  expect(explained.directions[2]).toBeNull();
});

test("at most 400 test rows are explained, in the unit of the file", () => {
  expect(explained.explainedRows).toBe(prepared.test.labels.length);
  const [, second, third] = explained.pictures!.dots;
  expect(second.values).toHaveLength(explained.explainedRows);
  expect(Math.max(...second.values)).toBeGreaterThan(5);
  expect(new Set(third.values)).toEqual(new Set([70]));
});

test("the first background is the usual one, and importances alone are the same", () => {
  expect(explained.pictures?.byBackground[0]).toEqual({
    name: "100 training rows",
    importances: explained.importances,
  });
  const { pictures, ...rest } = explainNetwork(trained.model, prepared, 1, "importances");
  expect(pictures).toBeNull();
  expect(rest).toEqual({ ...explained, pictures: undefined });
});

test("the explanation is the same every time, and another with another seed", () => {
  expect(explainNetwork(trained.model, prepared, 1, "pictures")).toEqual(explained);
  expect(explainNetwork(trained.model, prepared, 2, "importances").importances).not.toEqual(explained.importances);
});

test("backgrounds have the rows that their names say", () => {
  const [usual, ...others] = [usualBackground(prepared.train, 1), ...otherBackgrounds(prepared.train, 1)];
  expect(usual).toMatchObject({ name: "100 training rows", rows: { rows: 100, columns: 3 } });
  const byName = new Map(others.map((background) => [background.name, background.rows]));
  expect(byName.size).toBe(14);
  expect(byName.get("10 training rows")?.rows).toBe(10);
  const second = (background: Matrix) => background.values.filter((_, i) => i % 3 === 1);
  expect(Math.max(...second(byName.get("100 normal rows")!))).toBeLessThan(0.5);
  expect(Math.min(...second(byName.get("100 attack rows")!))).toBeGreaterThan(0.5);
  const { rows: count, values } = prepared.train.features;
  const mean = values.reduce((sum, value, i) => (i % 3 === 0 ? sum + value : sum), 0) / count;
  expect(byName.get("mean training row")?.values[0]).toBeCloseTo(mean, 12);
});

const small: Matrix = { rows: 4, columns: 2, values: Float64Array.of(1, 10, 2, 20, 3, 30, 4, 40) };
const parts = { rows: 4, columns: 2, values: Float64Array.of(0.1, 0, 0.2, 0, 0.3, 0, 0.4, 0) };
const labels = Uint8Array.of(1, 1, 0, 1);

test("the dots of a feature are all rows, value beside contribution and class, in an order of their own", () => {
  const outputs = Float64Array.of(0.9, 0.8, 0.7, 0.6);
  const [first] = featureDots({ contributions: parts, expectedValue: 0, outputs }, small, labels, 1);
  expect([...first.values].sort()).toEqual([1, 2, 3, 4]);
  expect(first.values).not.toEqual([1, 2, 3, 4]);
  expect(first.contributions).toEqual(first.values.map((value) => value / 10));
  expect(first.labels).toEqual(first.values.map((value) => labels[value - 1]));
});

test("the one flow is the detected attack of median probability; of all rows when none is detected", () => {
  const of = (...outputs: number[]) =>
    medianDetection({ contributions: parts, expectedValue: 0, outputs: Float64Array.from(outputs) }, small, labels);
  expect(of(0.9, 0.8, 0.85, 0.6)).toEqual({ label: 1, probability: 0.8, values: [2, 20], contributions: [0.2, 0] });
  expect(of(0.1, 0.2, 0.9, 0.4).probability).toBe(0.2);
});

test("a direction is the order of values and contributions, unknown where either does not vary", () => {
  expect(directions(parts, small)).toEqual([1, null]);
});

test("explanations of several seeds are joined, the first with its pictures", () => {
  const second = explainNetwork(trained.model, prepared, 2, "importances");
  const joined = joinExplanations(["x", "y", "z"], [1, 2], [explained, second]);
  expect(joined.bySeed.map(({ seed }) => seed)).toEqual([1, 2]);
  expect(joined.bySeed[1].importances).toBe(second.importances);
  expect(joined.dots).toBe(explained.pictures?.dots);
  expect(() => joinExplanations(["x", "y", "z"], [2], [second])).toThrow(DataError);
});

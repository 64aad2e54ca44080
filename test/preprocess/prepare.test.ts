import { expect, test } from "vitest";
import { UsageError } from "../../src/foundation/errors";
import { shareOfCopiedAttacks } from "../../src/preprocess/copied-attacks";
import { type Division, paperHoldout, prepareRows, prepareScaledRows } from "../../src/preprocess/prepare";
import { protocolById, protocols } from "../../src/preprocess/protocol";
import { type Scaling, scalings } from "../../src/preprocess/scaling";
import { numberedRows } from "./rows";

const rows = numberedRows(Array.from({ length: 800 }, (_, row) => Number(row % 8 === 0)));
const fold: Division = { kind: "fold", folds: 10, fold: 3 };

test("the paper protocol oversamples, scales, then splits: copies of test attacks stand in training", () => {
  const { train, test: tested, reports } = prepareRows(rows, protocols.paper, paperHoldout, 1);
  expect(reports.map(({ step, train, test }) => [step, train.rows, test?.rows ?? null])).toEqual([
    ["oversample", 1400, null],
    ["scale", 1400, null],
    ["split", 1050, 350],
  ]);
  expect(shareOfCopiedAttacks(train, tested)).toBeGreaterThan(0.9);
});

test.each([paperHoldout, fold])("the split-first protocol never trains on a tested row (%o)", (division) => {
  const { train, test: tested } = prepareRows(rows, protocols["split-first"], division, 1);
  const trained = new Set(train.origins);
  expect([...tested.origins].some((row) => trained.has(row))).toBe(false);
  expect(shareOfCopiedAttacks(train, tested)).toBe(0);
});

test("the split-first protocol oversamples the training rows alone and scales by their range", () => {
  const { train, reports } = prepareRows(rows, protocols["split-first"], paperHoldout, 3);
  expect(
    reports.map(({ step, train, test }) => [step, train.normal, train.attack, test?.normal, test?.attack]),
  ).toEqual([
    ["split", 525, 75, 175, 25],
    ["scale", 525, 75, 175, 25],
    ["oversample", 525, 525, 175, 25],
  ]);
  expect(Math.min(...train.features.values)).toBe(0);
  expect(Math.max(...train.features.values)).toBeCloseTo(1, 12);
});

test.each(["min-max", "standard", "ranks"] as const)("%s scaling is fitted on the training rows alone", (id) => {
  const scaling: Scaling = scalings[id];
  const context = { seed: 3, division: paperHoldout, scaling };
  const { train, test: tested } = prepareScaledRows(rows, protocols["split-first"], context);
  expect([...train.origins]).toEqual([...prepareRows(rows, protocols["split-first"], paperHoldout, 3).train.origins]);
  const asFeature = (origins: Iterable<number>) => {
    const values = Float64Array.from(origins);
    return { rows: values.length, columns: 1, values };
  };
  const fitted = scaling.fit(asFeature(new Set(train.origins))); // the only feature is the number of the row
  expect(tested.features.values).toEqual(scaling.apply(asFeature(tested.origins), fitted).values);
});

test("every fold of a seed tests other rows, and together all of them", () => {
  const tested = Array.from({ length: 10 }, (_, i) => [
    ...prepareRows(rows, protocols["split-first"], { kind: "fold", folds: 10, fold: i }, 5).test.origins,
  ]).flat();
  expect(tested.sort((a, b) => a - b)).toEqual([...rows.origins]);
});

test("the same seed prepares the same rows, another seed others", () => {
  const prepare = (seed: number) => [...prepareRows(rows, protocols.paper, paperHoldout, seed).test.origins];
  expect(prepare(1)).toEqual(prepare(1));
  expect(prepare(1)).not.toEqual(prepare(2));
});

test("an unknown protocol is a usage error that names the known ones", () => {
  expect(() => protocolById("honest")).toThrow(UsageError);
  expect(() => protocolById("honest")).toThrow('There is no protocol "honest": choose paper or split-first.');
});

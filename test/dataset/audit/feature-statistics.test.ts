import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { featureStatistics } from "../../../src/dataset/audit/feature-statistics";

const describeValues = (values: readonly number[], labels: readonly number[]) =>
  featureStatistics("x", Float64Array.from(values), Uint8Array.from(labels));

describe("featureStatistics", () => {
  test("gives the moments of the whole population", () => {
    const found = describeValues([2, 4, 4, 4, 5, 5, 7, 9], [0, 1, 0, 1, 0, 1, 0, 1]);
    expect(found).toMatchObject({ name: "x", min: 2, max: 9, mean: 5, std: 2, median: 4.5, unique: 5 });
  });

  test("finds correlation 1, and area 1, where the value is the label", () => {
    const found = describeValues([7, 3, 7, 3, 3], [1, 0, 1, 0, 0]);
    expect(found.pearson).toBeCloseTo(1, 15);
    expect(found.spearman).toBeCloseTo(1, 15);
    expect(found.rocAuc).toBe(1);
  });

  test("finds area 1 but a smaller correlation where the value only rises with the label", () => {
    const found = describeValues([1, 2, 3, 400], [0, 0, 1, 1]);
    expect(found.rocAuc).toBe(1);
    expect(found.pearson).toBeLessThan(0.9);
  });

  test("has no correlation for a constant feature, whose area is one half", () => {
    expect(describeValues([0.1, 0.1, 0.1], [0, 1, 0])).toMatchObject({
      std: 0,
      pearson: null,
      spearman: null,
      rocAuc: 0.5,
    });
  });

  test("has neither correlation nor area when all rows are of one class", () => {
    expect(describeValues([1, 2, 3], [1, 1, 1])).toMatchObject({ pearson: null, spearman: null, rocAuc: null });
  });

  test("the area is the share of pairs of an attack and a normal row that the attack wins, ties counting half", () => {
    const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 1 })), {
      minLength: 2,
      maxLength: 40,
    });
    fc.assert(
      fc.property(rows, (table) => {
        const attacks = table.filter(([, label]) => label === 1);
        const normals = table.filter(([, label]) => label === 0);
        fc.pre(attacks.length > 0 && normals.length > 0);
        const wins = attacks.flatMap(([a]) => normals.map(([n]) => (a > n ? 1 : a === n ? 0.5 : 0)));
        const share = wins.reduce((all: number, win) => all + win, 0) / wins.length;
        const values = table.map(([value]) => value);
        const labels = table.map(([, label]) => label);
        expect(describeValues(values, labels).rocAuc).toBe(share);
      }),
      { seed: 1 },
    );
  });
});

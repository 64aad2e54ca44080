import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Metrics } from "../../src/evaluation/metrics";
import { readPaper } from "../../src/figures/paper";
import { isReproduced, table1, table1Metrics, tolerance } from "../../src/figures/table-1";
import { roundTo } from "../../src/foundation/canonical-json";
import { extremeFixture, resultsFixture } from "./results-fixture";

const paper = readPaper();

describe("a value of the paper is reproduced", () => {
  const measured = { mean: 0.8, lowest: 0.7, highest: 0.85 };

  test.each([
    ["at the lowest of our seeds", 0.7, true],
    ["at the highest of our seeds", 0.85, true],
    ["not below the lowest and far from the mean", 0.69999, false],
    ["not above the highest and far from the mean", 0.85001, false],
  ])("%s", (_, value, expected) => expect(isReproduced(value, measured)).toBe(expected));

  const narrow = { mean: 0.8, lowest: 0.8, highest: 0.8 };
  test.each([
    ["exactly 0.01 above the mean", 0.81, true],
    ["exactly 0.01 below the mean", 0.79, true],
    ["not a published digit further above", 0.81001, false],
    ["not a published digit further below", 0.78999, false],
  ])("%s", (_, value, expected) => expect(isReproduced(value, narrow)).toBe(expected));

  test("whatever the mean, at a distance of the tolerance as published and not beyond it", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2000, max: 98000 }), fc.integer({ min: -2000, max: 2000 }), (mean, distance) => {
        const value = roundTo((mean + distance) / 100000, 5);
        const at = roundTo(mean / 100000, 5);
        const spread = { mean: at, lowest: at, highest: at };
        expect(isReproduced(value, spread)).toBe(Math.abs(distance) <= tolerance * 100000);
      }),
    );
  });
});

describe("Table 1", () => {
  test("has the paper's rows in the paper's order, with the paper's values", () => {
    const rows = table1(resultsFixture(), paper);
    expect(rows.map(({ name }) => name)).toEqual(["DNN", "LR", "DT", "GNB", "XGB"]);
    rows.forEach((row, i) => {
      const values = Object.fromEntries(
        table1Metrics.map(({ id }) => [id, row.verdict === "not compared" ? row.paper[id] : row.metrics[id].paper]),
      );
      expect(paper.table1.rows[i]).toEqual({ id: row.id, name: row.name, ...values });
    });
  });

  test("shows mean, lowest and highest of the seeds with five decimals, and the difference between what it shows", () => {
    const results = resultsFixture();
    for (const row of table1(results, paper)) {
      if (row.verdict === "not compared") throw new Error(`${row.name} was not compared`);
      const runs = results.classifiers.find(({ id }) => id === row.id)!.runs;
      expect(row.seeds).toBe(runs.length);
      for (const { id, of } of table1Metrics) {
        const { measured, difference, paper: stated } = row.metrics[id];
        const values = runs.map(({ metrics }) => of(metrics));
        const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
        expect(Math.abs(measured.mean - mean)).toBeLessThanOrEqual(0.5000001e-5);
        expect(measured.lowest).toBe(roundTo(Math.min(...values), 5));
        expect(measured.highest).toBe(roundTo(Math.max(...values), 5));
        expect(difference).toBe(roundTo(measured.mean - stated, 5));
      }
    }
  });

  test("takes macro averages, not those of a class", () => {
    const metrics = { accuracy: 1, precisionMacro: 2, recallMacro: 3, f1Macro: 4 } as Metrics;
    expect(table1Metrics.map(({ of }) => of(metrics))).toEqual([1, 2, 3, 4]);
  });

  test("a row is not reproduced as soon as one of its four values is not", () => {
    const results = resultsFixture();
    const gnb = results.classifiers.find(({ id }) => id === "gnb")!;
    expect(table1(results, paper).find(({ id }) => id === "gnb")?.verdict).toBe("reproduced");
    for (const name of ["accuracy", "precisionMacro", "recallMacro", "f1Macro"] as const) {
      const runs = gnb.runs.map((run) => ({ ...run, metrics: { ...run.metrics, [name]: 0.1 } }));
      const classifiers = results.classifiers.map((kind) => (kind.id === "gnb" ? { ...kind, runs } : kind));
      const row = table1({ ...results, classifiers }, paper).find(({ id }) => id === "gnb");
      expect(row?.verdict, name).toBe("not reproduced");
    }
  });

  test("a classifier that could not run is not compared, and says why", () => {
    const row = table1(extremeFixture(), paper).find(({ id }) => id === "xgb");
    expect(row).toMatchObject({
      verdict: "not compared",
      reason: expect.stringMatching(/^libxgboost 3\.2\.0 could not/),
    });
  });

  test("a classifier that was not asked for is not compared, and says so", () => {
    const row = table1({ ...resultsFixture(), classifiers: [] }, paper)[0];
    expect(row).toMatchObject({ verdict: "not compared", reason: "It was not run." });
  });
});

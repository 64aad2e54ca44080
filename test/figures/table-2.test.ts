import { describe, expect, test } from "vitest";
import { byTable2Metric, table2Metrics } from "../../src/figures/cross-validation-metrics";
import { readPaper } from "../../src/figures/paper";
import { table2 } from "../../src/figures/table-2";
import { roundTo } from "../../src/foundation/canonical-json";
import { DataError } from "../../src/foundation/errors";
import { extremeFixture, resultsFixture } from "./results-fixture";

const paper = readPaper();
const results = resultsFixture();
const ours = results.crossValidation.find(({ id, protocol }) => id === "dnn" && protocol === "paper")!;

describe("Table 2", () => {
  test("has the paper's folds beside ours, fold by fold, with five decimals", () => {
    const { folds } = table2(results, paper);
    expect(folds.map(({ fold }) => fold)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(folds.map((pair) => pair.paper)).toEqual(paper.table2.folds);
    expect(folds.map((pair) => pair.measured)).toEqual(
      ours.folds.map((fold) => byTable2Metric(({ of }) => roundTo(of(fold), 5))),
    );
  });

  test("takes the values of the class attack", () => {
    const fold = { ...ours.folds[0], accuracy: 1, precisionAttack: 2, recallAttack: 3, f1Attack: 4 };
    expect(table2Metrics.map(({ of }) => of(fold))).toEqual([1, 2, 3, 4]);
  });

  test("has the paper's mean and deviation as printed, and ours of the folds above", () => {
    const { columns } = table2(results, paper);
    for (const { id, of } of table2Metrics) {
      const { paper: stated, measured, difference } = columns[id];
      expect(stated).toEqual({ mean: paper.table2.mean[id], deviation: paper.table2.deviation[id] });
      const values = ours.folds.map(of);
      expect(measured.lowest).toBe(roundTo(Math.min(...values), 5));
      expect(measured.mean).toBeCloseTo(values.reduce((sum, value) => sum + value, 0) / 10, 4);
      expect(difference).toBe(roundTo(measured.mean - stated.mean, 5));
    }
  });

  test("is reproduced by the paper's own folds, and not as soon as one column is away", () => {
    const own = paper.table2.folds.map((fold, i) => ({
      ...ours.folds[i],
      accuracy: fold.accuracy,
      precisionAttack: fold.precision,
      recallAttack: fold.recall,
      f1Attack: fold.f1,
    }));
    const verdict = (folds: typeof own) => table2({ ...results, crossValidation: [{ ...ours, folds }] }, paper).verdict;
    expect(verdict(own)).toBe("reproduced");
    for (const name of ["accuracy", "precisionAttack", "recallAttack", "f1Attack"] as const)
      expect(verdict(own.map((fold) => ({ ...fold, [name]: fold[name] - 0.05 }))), name).toBe("not reproduced");
  });

  test("with fewer folds of ours leaves the paper's without a partner", () => {
    const { folds } = table2(extremeFixture(), paper);
    expect(folds.map(({ measured }) => measured === null)).toEqual([...Array(3).fill(false), ...Array(7).fill(true)]);
  });

  test("without folds under the paper's protocol is a data error", () => {
    const others = results.crossValidation.filter((tested) => tested !== ours);
    expect(() => table2({ ...results, crossValidation: others }, paper)).toThrow(DataError);
  });
});

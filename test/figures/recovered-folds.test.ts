import { describe, expect, test } from "vitest";
import { classScores } from "../../src/evaluation/decision-metrics";
import { meanAndDeviation } from "../../src/evaluation/mean-and-deviation";
import { readPaper } from "../../src/figures/paper";
import { recoveredFolds } from "../../src/figures/recovered-folds";
import { DataError } from "../../src/foundation/errors";

const paper = readPaper();
const folds = recoveredFolds(paper);
const stated = (quantity: string) => paper.counts.find((count) => count.quantity === quantity)!.stated;
const sum = (of: (fold: (typeof folds)[number]) => number) => folds.reduce((total, fold) => total + of(fold), 0);

/** Cut after five decimals, as the paper's means are. */
const cut = (value: number) => Math.floor(value * 1e5) / 1e5;

describe("the counts behind the paper's Table 2", () => {
  test("are one confusion matrix a fold, of a tenth of the oversampled flows", () => {
    expect(folds).toHaveLength(10);
    expect(folds.map(({ rows }) => rows)).toEqual(Array(10).fill(stated("balancedRows") / 10));
    expect(folds.map(({ tn, fp, fn, tp }) => tn + fp + fn + tp)).toEqual(folds.map(({ rows }) => rows));
  });

  test("test as many attacks as the paper counts after oversampling: the folds were made after it", () => {
    expect(sum(({ attacks }) => attacks)).toBe(stated("balancedAttack"));
    expect(sum(({ tn, fp }) => tn + fp)).toBe(stated("balancedNormal"));
  });

  test("give the means and deviations that the paper prints, cut after five decimals", () => {
    const columns = {
      accuracy: folds.map(({ tn, tp, rows }) => (tn + tp) / rows),
      precision: folds.map((fold) => classScores(fold).precision),
      recall: folds.map((fold) => classScores(fold).recall),
      f1: folds.map((fold) => classScores(fold).f1),
    };
    for (const id of ["accuracy", "precision", "recall", "f1"] as const) {
      const { mean, deviation } = meanAndDeviation(columns[id]);
      expect([cut(mean), cut(deviation)], id).toEqual([paper.table2.mean[id], paper.table2.deviation[id]]);
    }
  });

  test("hold unequal numbers of attacks: the folds were not stratified", () => {
    const attacks = folds.map((fold) => fold.attacks);
    expect(Math.max(...attacks) - Math.min(...attacks)).toBeGreaterThan(100);
  });

  test("have a false positive rate of 4.8 %, not the 3.12 % that the abstract joins to them", () => {
    const rate = sum(({ fp }) => fp) / sum(({ tn, fp }) => tn + fp);
    expect(rate).toBeCloseTo(0.048, 3);
    expect(rate - paper.figure3.falsePositiveRate).toBeGreaterThan(0.015);
  });

  test("cannot be had from a table with a changed digit", () => {
    const [first, ...others] = paper.table2.folds;
    const changed = { ...paper.table2, folds: [{ ...first, precision: first.precision + 0.0001 }, ...others] };
    expect(() => recoveredFolds({ ...paper, table2: changed })).toThrow(DataError);
    expect(() => recoveredFolds({ ...paper, table2: changed })).toThrow("Fold 1 of the paper's Table 2 fits 0 ");
  });
});

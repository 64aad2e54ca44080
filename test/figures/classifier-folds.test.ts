import { describe, expect, test } from "vitest";
import type { CrossValidated, Results } from "../../src/evaluation/results";
import { correctedResampledTTest } from "../../src/evaluation/significance";
import { classifierFolds, foldMetrics } from "../../src/figures/classifier-folds";
import { readPaper } from "../../src/figures/paper";
import { roundTo } from "../../src/foundation/canonical-json";
import { extremeFixture, resultsFixture } from "./results-fixture";

const paper = readPaper();
const results = resultsFixture();

function changed(change: (tested: CrossValidated) => CrossValidated): Results {
  return { ...results, crossValidation: results.crossValidation.map(change) };
}

describe("the classifiers' folds", () => {
  test("stand with copies and without, in the order of the results", () => {
    const { tested, absent } = classifierFolds(results, paper);
    expect(tested.map(({ id }) => id)).toEqual(["dnn", "lr", "dt", "gnb", "xgb", "xgb-depth-10"]);
    expect(absent).toEqual([]);
    for (const { id, withCopies, withoutCopies } of tested) {
      const of = (protocol: string) =>
        results.crossValidation.find((known) => known.id === id && known.protocol === protocol)!.folds;
      for (const { id: metric, of: value } of foldMetrics) {
        expect(withCopies.metrics[metric].highest).toBe(roundTo(Math.max(...of("paper").map(value)), 5));
        expect(withoutCopies.metrics[metric].highest).toBe(roundTo(Math.max(...of("split-first").map(value)), 5));
      }
      expect([withCopies.copied, withoutCopies.copied]).toEqual([0.996, 0]);
      expect([withCopies.attackShare, withoutCopies.attackShare]).toEqual([0.5, roundTo(205 / 1632, 5)]);
    }
  });

  test("are near Table 2 when each of its four means is in their range or within 0.01 of their mean", () => {
    const { mean } = paper.table2;
    const at = (shift: number) =>
      classifierFolds(
        changed((tested) =>
          tested.id !== "dt" || tested.protocol !== "paper"
            ? tested
            : {
                ...tested,
                folds: tested.folds.map((fold) => ({
                  ...fold,
                  accuracy: mean.accuracy,
                  precisionAttack: mean.precision - shift,
                  recallAttack: mean.recall,
                  f1Attack: mean.f1,
                })),
              },
        ),
        paper,
      ).tested.find(({ id }) => id === "dt")?.nearTable2;
    expect([at(0), at(0.01), at(0.01001)]).toEqual([true, true, false]);
  });

  test("are compared with the network's by the corrected resampled t test on the same folds", () => {
    const differences = [0.01, -0.02, 0.03, 0.04, -0.01, 0.02, 0.05, 0.01, 0.03, -0.03];
    const dnn = results.crossValidation[0].folds;
    const { tested } = classifierFolds(
      changed((known) =>
        known.id !== "dt" || known.protocol !== "paper"
          ? known
          : {
              ...known,
              folds: known.folds.map((fold, i) => ({ ...fold, f1Attack: dnn[i].f1Attack + differences[i] })),
            },
      ),
      paper,
    );
    const { mean, p } = correctedResampledTTest(differences, 9, 1);
    expect(tested[0].withCopies.againstNetwork).toBeNull();
    expect(tested[2].withCopies.againstNetwork).toEqual({ difference: roundTo(mean, 5), p: roundTo(p, 5) });
  });

  test("that differ from the network's by nothing are not compared", () => {
    const { tested } = classifierFolds(extremeFixture(), paper);
    expect(tested.map(({ withCopies }) => withCopies.againstNetwork)).toEqual([null, null, null, null]);
  });

  test("of what could not run are absent, with the reason", () => {
    const { tested, absent } = classifierFolds(extremeFixture(), paper);
    expect(tested.map(({ id }) => id)).toEqual(["dnn", "lr", "dt", "gnb"]);
    expect(absent.map(({ id }) => id)).toEqual(["xgb", "xgb-depth-10"]);
    expect(absent[0].reason).toMatch(/^libxgboost/);
  });
});

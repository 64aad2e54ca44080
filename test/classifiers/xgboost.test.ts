import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { BoosterNode } from "../../src/classifiers/booster";
import { xgboost, xgboostAbsence } from "../../src/classifiers/xgboost";
import { UsageError } from "../../src/foundation/errors";
import { packageRoot } from "../../src/foundation/package-root";
import { baseline, describeOnRealRows, expectMetrics, largestGap } from "./baselines";
import { matrixOf } from "./small-rows";

interface BoostedOracle {
  readonly first50: number[];
  readonly base_score: string;
  readonly leaves: number;
  readonly importance_gain: number[];
}

const absence = xgboostAbsence();
if (absence !== null) process.stderr.write(`Skipped: comparisons with XGBoost. ${absence}\n`);

/** All nodes of some trees. */
function allNodes(trees: readonly BoosterNode[]): BoosterNode[] {
  return trees.flatMap((node) => [node, ...allNodes(node.children ?? [])]);
}

/** Mean gain of each feature's splits as a share of the sum over features: XGBoost's importance_type "gain". */
function gainShares(trees: readonly BoosterNode[], columns: number): number[] {
  const splits = allNodes(trees).filter(({ split }) => split !== undefined);
  const means = Array.from({ length: columns }, (_, j) => {
    const gains = splits.filter(({ split }) => split === `f${j}`).map(({ gain }) => gain!);
    return gains.length === 0 ? 0 : gains.reduce((sum, gain) => sum + gain, 0) / gains.length;
  });
  const sum = means.reduce((a, b) => a + b, 0);
  return means.map((mean) => mean / sum);
}

describe.skipIf(absence !== null)("with libxgboost 3.2.0", () => {
  describeOnRealRows("on the real data, as the Python package's XGBClassifier", (real) => {
    // The same machine code: probabilities are float32 numbers and equal, unless the processor's vector width differs.
    test.each([["xgb_hist", "hist"] as const, ["xgb_exact", "exact"] as const])("%s", (model, treeMethod) => {
      const expected = baseline<BoostedOracle>(model);
      const fitted = xgboost({ treeMethod }).fit(real.train, real.trainLabels);
      const probabilities = fitted.attackProbability(real.test);
      const trees = fitted.trees();
      expect(fitted.baseScore).toBe((JSON.parse(expected.base_score) as number[])[0]);
      expect(largestGap(probabilities.subarray(0, expected.first50.length), expected.first50)).toBeLessThan(1e-7);
      expect(allNodes(trees).filter(({ leaf }) => leaf !== undefined).length).toBe(expected.leaves);
      // Gains are float32 numbers: measured 1.2e-7.
      expect(largestGap(gainShares(trees, real.train.columns), expected.importance_gain)).toBeLessThan(5e-7);
      expectMetrics(real, probabilities, expected.metrics, { brier: 1e-7, logLoss: 1e-7 });
    });

    test("xgb_tiny: both trees, node by node", () => {
      const expected = baseline<BoostedOracle & { trees: BoosterNode[] }>("xgb_tiny");
      const fitted = xgboost({ treeMethod: "exact", rounds: 2, maxDepth: 2 }).fit(real.train, real.trainLabels);
      expect(fitted.trees()).toMatchObject(expected.trees);
      expect(fitted.baseScore).toBe((JSON.parse(expected.base_score) as number[])[0]);
      const probabilities = fitted.attackProbability(real.test);
      expect(largestGap(probabilities.subarray(0, expected.first50.length), expected.first50)).toBeLessThan(1e-7);
      expectMetrics(real, probabilities, expected.metrics, { brier: 1e-7, logLoss: 1e-7 });
    });
  });

  test("one round on two separable pairs has the leaf weights of the paper's equation 5", () => {
    // Half are attacks: gradient 0.5 and curvature 0.25 a row, so a leaf is -/+ (2 * 0.5) / (2 * 0.25 + lambda) * rate.
    const lambda = 0.5;
    const learningRate = 0.5;
    const settings = { rounds: 1, maxDepth: 1, treeMethod: "exact", lambda, learningRate } as const;
    const rows = matrixOf([[0], [0], [1], [1], [0], [0], [1], [1]]);
    const model = xgboost(settings).fit(rows, Uint8Array.of(0, 0, 1, 1, 0, 0, 1, 1));
    const leaf = (4 * 0.5 * learningRate) / (4 * 0.25 + lambda);
    expect(model.baseScore).toBe(0.5);
    expect(model.trees()[0].children!.map((node) => node.leaf)).toEqual([
      expect.closeTo(-leaf, 6),
      expect.closeTo(leaf, 6),
    ]);
    const [below, above] = model.attackProbability(matrixOf([[0], [1]]));
    const probability = 1 / (1 + Math.exp(-leaf));
    expect(below).toBeCloseTo(1 - probability, 6);
    expect(above).toBeCloseTo(probability, 6);
  });

  test("two workers at once give the same model", () => {
    const script = join(__dirname, "xgboost-workers.cjs");
    const compiled = join(packageRoot, "dist", "classifiers", "xgboost.js");
    const [first, second] = JSON.parse(execFileSync(process.execPath, [script, compiled], { encoding: "utf8" }));
    expect(first.bytes).toBeGreaterThan(1000);
    expect(second).toEqual(first);
  });

  test("what libxgboost allocates is freed again", () => {
    const rows = { rows: 20_000, columns: 28, values: new Float64Array(560_000).map((_, i) => (i * 7919) % 97) };
    const labels = new Uint8Array(20_000).map((_, row) => (row % 5 === 0 ? 1 : 0));
    const classifier = xgboost({ rounds: 1, maxDepth: 1, treeMethod: "exact" });
    const fitOften = (times: number) => {
      for (let i = 0; i < times; i++) classifier.fit(rows, labels).attackProbability(rows);
    };
    fitOften(10);
    const before = process.memoryUsage().rss;
    fitOften(30);
    // A matrix has 2.2 MB and a fit makes two: 130 MB if they were kept.
    expect((process.memoryUsage().rss - before) / 1e6).toBeLessThan(60);
  });
});

test.each([{ rounds: 0 }, { rounds: 1.5 }, { maxDepth: 0 }, { learningRate: 0 }, { learningRate: 2 }, { lambda: -1 }])(
  "settings %j are refused",
  (settings) => {
    expect(() => xgboost(settings)).toThrow(UsageError);
  },
);

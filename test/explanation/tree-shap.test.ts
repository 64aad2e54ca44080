import fc from "fast-check";
import { expect, test } from "vitest";
import { decisionTree } from "../../src/classifiers/decision-tree";
import { logistic } from "../../src/classifiers/logistic";
import { xgboost, xgboostAbsence } from "../../src/classifiers/xgboost";
import {
  type DecisionNode,
  outputOf,
  sumOfBooster,
  sumOfTree,
  type TreeSum,
} from "../../src/explanation/decision-trees";
import { exactShapley } from "../../src/explanation/exact-shapley";
import { treeShap } from "../../src/explanation/tree-shap";
import { type Matrix, takeRows } from "../../src/foundation/matrix";
import { baselineRows } from "../classifiers/baseline-rows";
import { readOracle } from "../oracle";
import { additivityError, largestDifference } from "./differences";

type OracleNode = readonly [feature: number, value: number, yes: number, no: number];

const { xgboost: oracle } = readOracle<{
  xgboost: {
    base: number;
    trees: OracleNode[][];
    margin: number[];
    n_train: number;
    n_test: number;
    log_odds: { expected_value: number; own_float64: number[][]; shap_values: number[][] };
    probability: { expected_value: number; shap_values: number[][] };
  };
}>("deep-shap.json");
const { features } = readOracle<{ features: string[] }>("baselines.json");

function oracleNode(nodes: readonly OracleNode[], at = 0): DecisionNode {
  const [feature, value, yes, no] = nodes[at];
  if (feature === -1) return { leaf: value };
  const threshold = Math.fround(value);
  return { feature, asks: (x) => Math.fround(x) < threshold, yes: oracleNode(nodes, yes), no: oracleNode(nodes, no) };
}

const boosted: TreeSum = {
  output: "logOdds",
  trees: oracle.trees.map((nodes) => oracleNode(nodes)),
  start: oracle.base,
};
const real = baselineRows(features);

function everyNth(rows: Matrix, count: number, step: number, first: number): Matrix {
  const taken = takeRows(
    rows,
    Array.from({ length: count }, (_, k) => (k * step + first) % rows.rows),
  );
  return { ...taken, values: taken.values.map(Math.fround) };
}

const background = real && everyNth(real.train, 50, 241, 7);
const explained = real && everyNth(real.test, oracle.margin.length, 203, 3);

test.skipIf(real === null)("the rows are the oracle's: as many, and with its margins", () => {
  expect([real?.train.rows, real?.test.rows]).toEqual([oracle.n_train, oracle.n_test]);
  const { outputs } = treeShap(boosted, explained!, background!);
  expect(largestDifference(outputs, oracle.margin)).toBeLessThan(2e-6);
});

test.skipIf(real === null)("log-odds of boosted trees are shared out as by the oracle's exact recursion", () => {
  const explanation = treeShap(boosted, explained!, background!);
  expect(largestDifference(explanation.contributions.values, oracle.log_odds.own_float64.flat())).toBeLessThan(1e-12);
  expect(largestDifference(explanation.contributions.values, oracle.log_odds.shap_values.flat())).toBeLessThan(5e-8);
  expect(Math.abs(explanation.expectedValue - oracle.log_odds.expected_value)).toBeLessThan(1e-6);
  expect(additivityError(explanation)).toBeLessThan(1e-12);
});

// shap's TreeExplainer holds the trees in float32: its own "max_diff" to float64 log-odds is 2e-8
test.skipIf(real === null)("probabilities of boosted trees are shared out as by shap's TreeExplainer", () => {
  const explanation = treeShap(boosted, explained!, background!, { output: "probability" });
  expect(largestDifference(explanation.contributions.values, oracle.probability.shap_values.flat())).toBeLessThan(5e-8);
  expect(Math.abs(explanation.expectedValue - oracle.probability.expected_value)).toBeLessThan(1e-8);
  expect(additivityError(explanation)).toBeLessThan(1e-12);
});

const columns = 5;
const value = fc.integer({ min: 0, max: 4 });
const rowsOf = (count: number): fc.Arbitrary<Matrix> =>
  fc
    .array(value, { minLength: count * columns, maxLength: count * columns })
    .map((values) => ({ rows: count, columns, values: Float64Array.from(values) }));
const { node: someTree } = fc.letrec<{ node: DecisionNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5, depthSize: "large" },
    fc.integer({ min: -64, max: 64 }).map((count) => ({ leaf: count / 16 })),
    fc
      .record({
        feature: fc.integer({ min: 0, max: columns - 1 }),
        threshold: value,
        yes: tie("node"),
        no: tie("node"),
      })
      .map(({ threshold, ...rest }) => ({ ...rest, asks: (x: number) => x < threshold })),
  ),
}));

test("the values of any trees are the exact ones, features asked twice on a way included", () => {
  const sums = fc.record({
    trees: fc.array(someTree, { minLength: 1, maxLength: 3 }),
    rows: rowsOf(2),
    others: rowsOf(3),
  });
  fc.assert(
    fc.property(sums, ({ trees, rows, others }) => {
      const sum: TreeSum = { output: "logOdds", trees, start: 0.25 };
      const output = ({ rows: count, values }: Matrix) =>
        Float64Array.from({ length: count }, (_, i) => outputOf(sum, values.subarray(i * columns, (i + 1) * columns)));
      const exact = exactShapley(output, rows, others);
      const quick = treeShap(sum, rows, others);
      expect(largestDifference(quick.contributions.values, [...exact.contributions.values])).toBeLessThan(1e-12);
      expect(quick.expectedValue).toBeCloseTo(exact.expectedValue, 12);
      expect(additivityError(treeShap(sum, rows, others, { output: "probability" }))).toBeLessThan(1e-12);
    }),
    { seed: 4, numRuns: 200 },
  );
});

const training: Matrix = {
  rows: 60,
  columns: 3,
  values: Float64Array.from({ length: 180 }, (_, i) => ((i * 7919) % 101) / 100),
};
const labels = Uint8Array.from({ length: 60 }, (_, i) =>
  training.values[3 * i] + training.values[3 * i + 1] ** 2 > 0.8 ? 1 : 0,
);
const some = takeRows(training, [0, 7, 31]);

test("a decision tree's outputs are its probabilities, and its values the exact ones", () => {
  const { tree, attackProbability } = decisionTree({ maxDepth: 4 }).fit(training, labels, { seed: 1 });
  const explanation = treeShap(sumOfTree(tree), some, training);
  expect([...explanation.outputs]).toEqual([...attackProbability(some)]);
  const exact = exactShapley(attackProbability, some, training);
  expect(largestDifference(explanation.contributions.values, [...exact.contributions.values])).toBeLessThan(1e-12);
});

const absence = xgboostAbsence();
if (absence !== null) process.stderr.write(`Skipped: trees of a real booster. ${absence}\n`);

test.skipIf(absence !== null)("a booster's trees, read as it prints them, give its probabilities", () => {
  const { trees, baseScore, attackProbability } = xgboost({ rounds: 5, maxDepth: 3 }).fit(training, labels);
  const start = Math.log(baseScore / (1 - baseScore));
  const { outputs, ...explanation } = treeShap(sumOfBooster(trees(), start), some, training);
  expect(largestDifference(outputs.map(logistic), [...attackProbability(some)])).toBeLessThan(1e-6);
  expect(additivityError({ outputs, ...explanation })).toBeLessThan(1e-12);
});

test("a value at the threshold goes to no in XGBoost's trees and to the left in scikit-learn's, compared as float32", () => {
  const at = (value: number) => Float64Array.of(value);
  const [threshold, nearly] = [Math.fround(0.1), Math.fround(0.1) + 1e-12];
  const printed = {
    ...{ nodeid: 0, split: "f0", split_condition: threshold, yes: 1, no: 2 },
    children: [
      { nodeid: 1, leaf: -1 },
      { nodeid: 2, leaf: 1 },
    ],
  };
  const boosterSum = sumOfBooster([printed], 0.5);
  expect([0, threshold, nearly].map((value) => outputOf(boosterSum, at(value)))).toEqual([-0.5, 1.5, 1.5]);
  const tree = sumOfTree({
    ...{ childrenLeft: Int32Array.of(1, -1, -1), childrenRight: Int32Array.of(2, -1, -1) },
    ...{ feature: Int32Array.of(0, -2, -2), threshold: Float64Array.of(threshold, -2, -2) },
    ...{ rows: Int32Array.of(2, 1, 1), attackShare: Float64Array.of(0.5, 0, 1), impurity: new Float64Array(3) },
  });
  expect([0, threshold, nearly, 0.11].map((value) => outputOf(tree, at(value)))).toEqual([0, 0, 0, 1]);
});

test("a tree whose leaves are shares has no log-odds to explain", () => {
  const shares: TreeSum = { output: "probability", trees: [{ leaf: 1 }], start: 0 };
  expect(() => treeShap(shares, some, training, { output: "logOdds" })).toThrow(/only boosted trees/);
});

import { logistic } from "../classifiers/logistic";
import { UsageError } from "../foundation/errors";
import type { Matrix } from "../foundation/matrix";
import { type DecisionNode, outputOf, type TreeSum } from "./decision-trees";
import { shapleyWeight } from "./exact-shapley";
import type { ExplainedOutput, Explanation } from "./explanation";
import { mean } from "./mean";
import { rescaleMultiplier } from "./rescale-multiplier";

/** Interventional tree SHAP: the exact Shapley values of a sum of trees, with the same meaning as exactShapley's. A sum of
 * log-odds can also be explained as a probability: each background row's values are then rescaled by the logistic
 * function, as shap's TreeExplainer does, and only approximate the probability's Shapley values.
 * @param sum the trees
 * @param rows to be explained
 * @param background at least one row to compare with
 * @param options output: what the leaves add up to, unless said
 * @throws UsageError when log-odds are asked of trees that add up to a probability, or there is no background row
 * @see Lundberg et al. 2020, Nature Machine Intelligence 2, 56-67, algorithm 3 */
export function treeShap(
  sum: TreeSum,
  rows: Matrix,
  background: Matrix,
  { output = sum.output }: { readonly output?: ExplainedOutput } = {},
): Explanation {
  if (background.rows === 0) throw new UsageError("There is no background row: give at least one to compare with.");
  if (output === "logOdds" && sum.output === "probability")
    throw new UsageError("The tree gives a probability, which can be 0 or 1: only boosted trees have log-odds.");
  const link = output === sum.output ? identity : logisticLink;
  const others = rowsOf(background);
  const otherSums = others.map((other) => outputOf(sum, other));
  const explained = rowsOf(rows);
  const sums = explained.map((row) => outputOf(sum, row));
  const contributions = explained.flatMap((row, i) => {
    const parts = new Float64Array(rows.columns);
    others.forEach((other, j) => {
      const multiplier = link.multiplier(sums[i], otherSums[j]) / others.length;
      for (const tree of sum.trees) addShapleyValues(tree, row, other, multiplier, parts);
    });
    return [...parts];
  });
  return {
    contributions: { rows: rows.rows, columns: rows.columns, values: Float64Array.from(contributions) },
    expectedValue: mean(otherSums.map(link.value)),
    outputs: Float64Array.from(sums, link.value),
  };
}

/** From the sum of the leaves to what is explained. */
interface Link {
  value(sum: number): number;
  /** Between the sum of the explained row and that of a background row. */
  multiplier(sum: number, other: number): number;
}

const identity: Link = { value: (sum) => sum, multiplier: () => 1 };

const logisticLink: Link = {
  value: logistic,
  multiplier(sum, other) {
    const value = logistic(sum);
    return rescaleMultiplier(value - logistic(other), sum - other, value * (1 - value));
  },
};

/** Features that the way to a leaf has met where the two rows part, by whose side it took. */
interface Way {
  readonly own: number[];
  readonly others: number[];
}

/** Adds the Shapley values of one tree between an explained row and another, times a factor, below a node. */
function addShapleyValues(
  node: DecisionNode,
  row: Float64Array,
  other: Float64Array,
  factor: number,
  parts: Float64Array,
  way: Way = { own: [], others: [] },
): void {
  if ("leaf" in node) {
    addLeaf(factor * node.leaf, way, parts);
    return;
  }
  const { feature, asks, yes, no } = node;
  const own = asks(row[feature]) ? yes : no;
  const others = asks(other[feature]) ? yes : no;
  const visit = (next: DecisionNode) => addShapleyValues(next, row, other, factor, parts, way);
  if (own === others || way.own.includes(feature)) visit(own);
  else if (way.others.includes(feature)) visit(others);
  else {
    way.own.push(feature);
    visit(own);
    way.own.pop();
    way.others.push(feature);
    visit(others);
    way.others.pop();
  }
}

/** The Shapley values of a leaf: it is reached by those coalitions that hold all features on whose account the way took
 * the explained row's side, and none of those on whose account it took the other's. */
function addLeaf(value: number, { own, others }: Way, parts: Float64Array): void {
  const players = own.length + others.length;
  for (const feature of own) parts[feature] += value * shapleyWeight(own.length - 1, players);
  for (const feature of others) parts[feature] -= value * shapleyWeight(own.length, players);
}

function rowsOf({ rows, columns, values }: Matrix): Float64Array[] {
  return Array.from({ length: rows }, (_, row) => values.subarray(row * columns, (row + 1) * columns));
}

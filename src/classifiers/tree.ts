import type { Matrix } from "../foundation/matrix";

/** A binary decision tree as arrays with one item a node, in depth-first order from the root (node 0), left before
 * right. The layout, with its -1 and -2 at leaves, is that of scikit-learn's tree_. */
export interface Tree {
  /** Node that a row goes to when its feature is at most the threshold; -1 at a leaf. */
  readonly childrenLeft: Int32Array;
  readonly childrenRight: Int32Array;
  /** Column that is asked; -2 at a leaf. */
  readonly feature: Int32Array;
  /** -2 at a leaf. */
  readonly threshold: Float64Array;
  /** Training rows that reached the node. */
  readonly rows: Int32Array;
  /** Share of attacks among them. */
  readonly attackShare: Float64Array;
  /** Gini impurity, 1 - p^2 - (1 - p)^2 of that share. */
  readonly impurity: Float64Array;
}

/** Share of attacks at the leaf that each row falls into. Values are compared as float32, as they were in training. */
export function leafAttackShares(tree: Tree, { rows, columns, values }: Matrix): Float64Array {
  const { childrenLeft, childrenRight, feature, threshold } = tree;
  return Float64Array.from({ length: rows }, (_, row) => {
    let node = 0;
    while (childrenLeft[node] !== -1) {
      const goesLeft = Math.fround(values[row * columns + feature[node]]) <= threshold[node];
      node = goesLeft ? childrenLeft[node] : childrenRight[node];
    }
    return tree.attackShare[node];
  });
}

/** Longest way from the root to a leaf, in steps. */
export function treeDepth({ childrenLeft, childrenRight }: Tree): number {
  const depths = new Int32Array(childrenLeft.length);
  childrenLeft.forEach((left, node) => {
    if (left === -1) return;
    depths[left] = depths[node] + 1;
    depths[childrenRight[node]] = depths[node] + 1;
  });
  return depths.reduce((a, b) => Math.max(a, b));
}

export function countLeaves({ childrenLeft }: Tree): number {
  return childrenLeft.reduce((count, left) => count + (left === -1 ? 1 : 0), 0);
}

/** Each feature's share of the total decrease of impurity (Gini importance, mean decrease in impurity); all 0 for a tree
 * that is a single leaf.
 * @param columns number of features
 * @see Breiman, Friedman, Olshen and Stone 1984, Classification and Regression Trees, section 5.3.4 */
export function giniImportances(tree: Tree, columns: number): Float64Array {
  const { childrenLeft, childrenRight, feature, rows, impurity } = tree;
  const decreases = new Float64Array(columns);
  const weighted = (node: number) => rows[node] * impurity[node];
  childrenLeft.forEach((left, node) => {
    if (left !== -1) decreases[feature[node]] += weighted(node) - weighted(left) - weighted(childrenRight[node]);
  });
  const total = decreases.reduce((sum, decrease) => sum + decrease, 0);
  return total === 0 ? decreases : decreases.map((decrease) => decrease / total);
}

import type { Matrix } from "../foundation/matrix";
import { type RandomStream, shuffleInPlace } from "../foundation/random";
import { bestSplit, giniImpurity, isConstant, type NodeRows, type SortedFeatures, type Split } from "./gini-split";
import type { Tree } from "./tree";

/** When a node stays a leaf, beside being pure. */
export interface StoppingRules {
  /** Infinity for no limit. */
  readonly maxDepth: number;
  /** A node of fewer rows stays a leaf. */
  readonly minSamplesSplit: number;
  /** Fewest rows on either side of a split. */
  readonly minSamplesLeaf: number;
}

/** A node still to be made. */
interface PendingNode extends NodeRows {
  readonly depth: number;
  /** The node whose right child it will be; -1 for none. */
  readonly rightOf: number;
  /** Features that vary in the parent. */
  readonly features: Int32Array;
}

/** Grows a tree by CART with Gini's impurity, as scikit-learn's DecisionTreeClassifier(splitter="best"): features are
 * sorted once, and a split parts each order in two while keeping it sorted.
 * @param ties decides in which order a node tries its features, so which of several equal splits is taken
 * @see Breiman, Friedman, Olshen and Stone 1984, Classification and Regression Trees */
export function growTree(rows: Matrix, labels: Uint8Array, rules: StoppingRules, ties: RandomStream): Tree {
  const sorted = sortFeatures(rows);
  const partition = partitioner(sorted);
  const nodes = emptyNodes();
  const attacks = labels.reduce((sum, label) => sum + label, 0);
  const allFeatures = Int32Array.from({ length: rows.columns }, (_, j) => j);
  const pending: PendingNode[] = [{ start: 0, end: rows.rows, attacks, depth: 0, rightOf: -1, features: allFeatures }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const node = addNode(nodes, next);
    const features = next.features.filter((feature) => !isConstant(sorted, feature, next));
    shuffleInPlace(features, ties);
    const split = mayBeSplit(next, rules) ? bestSplit(sorted, labels, next, features, rules.minSamplesLeaf) : null;
    if (split === null) continue;
    nodes.childrenLeft[node] = node + 1;
    nodes.feature[node] = split.feature;
    nodes.threshold[node] = split.threshold;
    partition(next, split, features);
    pending.push(...children(next, split, node, features));
  }
  return finished(nodes);
}

function mayBeSplit({ start, end, attacks, depth }: PendingNode, rules: StoppingRules): boolean {
  const rows = end - start;
  const pure = attacks === 0 || attacks === rows;
  return !pure && depth < rules.maxDepth && rows >= rules.minSamplesSplit && rows >= 2 * rules.minSamplesLeaf;
}

/** Right before left, as the last one pushed is the first one made. */
function children(parent: PendingNode, split: Split, node: number, features: Int32Array): PendingNode[] {
  const middle = parent.start + split.leftRows;
  const shared = { depth: parent.depth + 1, features };
  return [
    { start: middle, end: parent.end, attacks: parent.attacks - split.leftAttacks, rightOf: node, ...shared },
    { start: parent.start, end: middle, attacks: split.leftAttacks, rightOf: -1, ...shared },
  ];
}

function sortFeatures({ rows, columns, values }: Matrix): SortedFeatures {
  const byFeature: Float32Array[] = [];
  const orders: Int32Array[] = [];
  for (let j = 0; j < columns; j++) {
    const own = new Float32Array(rows);
    const order = new Int32Array(rows);
    for (let row = 0; row < rows; row++) {
      own[row] = values[row * columns + j];
      order[row] = row;
    }
    byFeature.push(own);
    orders.push(order.sort((a, b) => own[a] - own[b]));
  }
  return { values: byFeature, orders };
}

/** Makes the function that parts a node's range of each feature's order: rows that go left first, both sides still
 * ascending. Features that are constant in the node are left as they are: no descendant asks for them. */
function partitioner({ orders }: SortedFeatures) {
  const rows = orders[0].length;
  const goesLeft = new Uint8Array(rows);
  const right = new Int32Array(rows);
  return ({ start, end }: NodeRows, split: Split, features: Int32Array): void => {
    const splitOrder = orders[split.feature];
    const middle = start + split.leftRows;
    for (let at = start; at < end; at++) goesLeft[splitOrder[at]] = at < middle ? 1 : 0;
    for (const feature of features) {
      if (feature === split.feature) continue;
      const order = orders[feature];
      let lefts = start;
      let rights = 0;
      for (let at = start; at < end; at++) {
        const row = order[at];
        if (goesLeft[row] === 1) order[lefts++] = row;
        else right[rights++] = row;
      }
      order.set(right.subarray(0, rights), lefts);
    }
  };
}

type GrowingNodes = { [Name in keyof Tree]: number[] };

const emptyNodes = (): GrowingNodes => ({
  childrenLeft: [],
  childrenRight: [],
  feature: [],
  threshold: [],
  rows: [],
  attackShare: [],
  impurity: [],
});

/** Adds a leaf; growTree turns it into an inner node when it finds a split. */
function addNode(nodes: GrowingNodes, { start, end, attacks, rightOf }: PendingNode): number {
  const rows = end - start;
  const node = nodes.rows.length;
  if (rightOf !== -1) nodes.childrenRight[rightOf] = node;
  nodes.childrenLeft.push(-1);
  nodes.childrenRight.push(-1);
  nodes.feature.push(-2);
  nodes.threshold.push(-2);
  nodes.rows.push(rows);
  nodes.attackShare.push(attacks / rows);
  nodes.impurity.push(giniImpurity(rows, attacks));
  return node;
}

function finished(nodes: GrowingNodes): Tree {
  return {
    childrenLeft: Int32Array.from(nodes.childrenLeft),
    childrenRight: Int32Array.from(nodes.childrenRight),
    feature: Int32Array.from(nodes.feature),
    threshold: Float64Array.from(nodes.threshold),
    rows: Int32Array.from(nodes.rows),
    attackShare: Float64Array.from(nodes.attackShare),
    impurity: Float64Array.from(nodes.impurity),
  };
}

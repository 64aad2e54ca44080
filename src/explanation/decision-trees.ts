import type { BoosterNode } from "../classifiers/booster";
import type { Tree } from "../classifiers/tree";
import type { ExplainedOutput } from "./explanation";

/** A decision tree whose leaves hold what it adds to the output. */
export type DecisionNode =
  | { readonly leaf: number }
  | {
      /** Column that is asked. */
      readonly feature: number;
      /** Whether a row with this value goes to the node yes. */
      readonly asks: (value: number) => boolean;
      readonly yes: DecisionNode;
      readonly no: DecisionNode;
    };

/** Trees whose leaves add up to an output. */
export interface TreeSum {
  readonly output: ExplainedOutput;
  readonly trees: readonly DecisionNode[];
  /** Added to the sum of the leaves. */
  readonly start: number;
}

/** A classification tree: its output is the share of attacks at the leaf. */
export function sumOfTree(tree: Tree): TreeSum {
  const node = (at: number): DecisionNode => {
    const yes = tree.childrenLeft[at];
    if (yes === -1) return { leaf: tree.attackShare[at] };
    const threshold = tree.threshold[at];
    return {
      feature: tree.feature[at],
      asks: (value) => Math.fround(value) <= threshold,
      yes: node(yes),
      no: node(tree.childrenRight[at]),
    };
  };
  return { output: "probability", trees: [node(0)], start: 0 };
}

/** A booster's trees: their output is the log-odds.
 * @param trees as XGBoost prints them
 * @param startLogOdds log-odds that boosting started from */
export function sumOfBooster(trees: readonly BoosterNode[], startLogOdds: number): TreeSum {
  return { output: "logOdds", trees: trees.map(boosterNode), start: startLogOdds };
}

function boosterNode(printed: BoosterNode): DecisionNode {
  const { leaf, split, split_condition, yes, no, children } = printed;
  if (leaf !== undefined) return { leaf };
  const child = (id: number | undefined) => boosterNode(children!.find(({ nodeid }) => nodeid === id)!);
  const threshold = Math.fround(split_condition!);
  return {
    feature: Number(split!.slice(1)),
    asks: (value) => Math.fround(value) < threshold,
    yes: child(yes),
    no: child(no),
  };
}

/** The output for one row. */
export function outputOf({ trees, start }: TreeSum, row: Float64Array): number {
  return trees.reduce((sum, tree) => {
    let node = tree;
    while (!("leaf" in node)) node = node.asks(row[node.feature]) ? node.yes : node.no;
    return sum + node.leaf;
  }, start);
}

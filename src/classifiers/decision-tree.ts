import { UsageError } from "../foundation/errors";
import type { Matrix } from "../foundation/matrix";
import { randomStream } from "../foundation/random";
import type { Classifier, FitOptions, TrainedClassifier } from "./classifier";
import { growTree } from "./grow-tree";
import { requireFeatures, requireTrainingRows } from "./training-rows";
import { leafAttackShares, type Tree } from "./tree";

/** Stopping rules, as scikit-learn's: a node stays a leaf when it is pure, when it lies maxDepth steps below the root
 * ("none" for no limit), or when it has fewer rows than minSamplesSplit; each side of a split keeps minSamplesLeaf rows. */
export const decisionTreeDefaults = { maxDepth: "none" as number | "none", minSamplesSplit: 2, minSamplesLeaf: 1 };

export interface DecisionTreeModel extends TrainedClassifier {
  readonly tree: Tree;
}

/** CART with Gini's impurity. Equal splits are common in oversampled data; which of them is taken, and so the tree,
 * depends on the seed, as it depends on random_state in scikit-learn. Values are taken as float32, as scikit-learn does.
 * @throws UsageError when a stopping rule is out of range */
export function decisionTree(options: Partial<typeof decisionTreeDefaults> = {}) {
  const settings = { ...decisionTreeDefaults, ...options };
  const rules = { ...settings, maxDepth: settings.maxDepth === "none" ? Number.POSITIVE_INFINITY : settings.maxDepth };
  if (!(rules.maxDepth >= 1))
    throw new UsageError(`A tree of depth ${rules.maxDepth} decides nothing: choose 1 or more.`);
  if (!(rules.minSamplesSplit >= 2) || !(rules.minSamplesLeaf >= 1))
    throw new UsageError("A split needs at least two rows, and a leaf one.");
  return {
    id: "dt",
    name: "Decision tree",
    settings,
    fit(rows: Matrix, labels: Uint8Array, { seed }: FitOptions): DecisionTreeModel {
      requireTrainingRows(rows, labels);
      const tree = growTree(rows, labels, rules, randomStream(seed, "tree ties"));
      return {
        tree,
        attackProbability(unseen) {
          requireFeatures(unseen, rows.columns);
          return leafAttackShares(tree, unseen);
        },
      };
    },
  } satisfies Classifier;
}

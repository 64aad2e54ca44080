import { EnvironmentError, UsageError } from "../foundation/errors";
import type { Matrix } from "../foundation/matrix";
import { type BoosterNode, boosterBaseScore, boosterTrees, predictBooster, trainBooster } from "./booster";
import type { Classifier, TrainedClassifier } from "./classifier";
import { libxgboost } from "./libxgboost";
import { requireFeatures, requireTrainingRows } from "./training-rows";

/** XGBoost's own defaults: n_estimators, max_depth, learning_rate (eta), reg_lambda and tree_method. */
export const xgboostDefaults = {
  rounds: 100,
  maxDepth: 6,
  learningRate: 0.3,
  lambda: 1,
  treeMethod: "hist" as "hist" | "exact",
};

export interface XgboostModel extends TrainedClassifier {
  /** The model in XGBoost's binary format. */
  readonly model: Uint8Array;
  /** The probability that boosting started from. */
  readonly baseScore: number;
  /** The trees, first round first. */
  trees(): readonly BoosterNode[];
}

/** Gradient-boosted trees by the real libxgboost, with the logistic objective. The seed changes nothing: nothing is
 * sampled. Fitting needs the library on this machine, and installs it when it is not there.
 * @throws UsageError when a setting is out of range; fit throws an EnvironmentError when libxgboost cannot be had
 * @see Chen and Guestrin 2016, KDD, 785-794 */
export function xgboost(options: Partial<typeof xgboostDefaults> = {}) {
  const settings = { ...xgboostDefaults, ...options };
  requireSettings(settings);
  return {
    id: "xgb",
    name: "XGBoost",
    settings,
    fit(rows: Matrix, labels: Uint8Array): XgboostModel {
      requireTrainingRows(rows, labels);
      const library = libxgboost();
      const model = trainBooster(library, rows, labels, parameters(settings), settings.rounds);
      return {
        model,
        baseScore: boosterBaseScore(library, model),
        trees: () => boosterTrees(library, model),
        attackProbability(unseen) {
          requireFeatures(unseen, rows.columns);
          return predictBooster(library, model, unseen);
        },
      };
    },
  } satisfies Classifier;
}

/** Why XGBoost cannot run on this machine, in a sentence; null when it can. Installs the library when it is not there,
 * so ask this before the first of many fits. */
export function xgboostAbsence(): string | null {
  try {
    libxgboost();
    return null;
  } catch (error) {
    if (error instanceof EnvironmentError) return error.message;
    throw error;
  }
}

function parameters({ maxDepth, learningRate, lambda, treeMethod }: typeof xgboostDefaults) {
  return { objective: "binary:logistic", max_depth: maxDepth, eta: learningRate, lambda, tree_method: treeMethod };
}

function requireSettings({ rounds, maxDepth, learningRate, lambda, treeMethod }: typeof xgboostDefaults): void {
  if (!Number.isInteger(rounds) || rounds < 1) throw new UsageError(`${rounds} is not a number of boosting rounds.`);
  if (!Number.isInteger(maxDepth) || maxDepth < 1) throw new UsageError(`${maxDepth} is not a depth of trees.`);
  if (!(learningRate > 0 && learningRate <= 1)) throw new UsageError(`Learning rate ${learningRate} is not in (0, 1].`);
  if (!(lambda >= 0)) throw new UsageError(`Penalty lambda ${lambda} is negative.`);
  if (!["hist", "exact"].includes(treeMethod))
    throw new UsageError(`Tree method "${treeMethod}" is not hist or exact.`);
}

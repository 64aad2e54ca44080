import { UsageError } from "../foundation/errors";
import type { Classifier } from "./classifier";
import { decisionTree } from "./decision-tree";
import { deepNetwork } from "./deep-network";
import { gaussianNaiveBayes } from "./gaussian-naive-bayes";
import { logisticRegression } from "./logistic-regression";
import { xgboost } from "./xgboost";

/** The five classifiers of the paper's Table 1, in its order. */
const factories = {
  dnn: deepNetwork,
  lr: logisticRegression,
  dt: decisionTree,
  gnb: gaussianNaiveBayes,
  xgb: xgboost,
} as const;

export type ClassifierId = keyof typeof factories;

/** Settings that differ from a classifier's defaults. */
export type ClassifierSettings<Id extends ClassifierId> = NonNullable<Parameters<(typeof factories)[Id]>[0]>;

export const classifierIds = Object.keys(factories) as readonly ClassifierId[];

/** The classifier of an identifier, with its defaults but for the given settings. */
export function createClassifier<Id extends ClassifierId>(id: Id, settings?: ClassifierSettings<Id>): Classifier {
  const factory = factories[id] as (settings?: ClassifierSettings<Id>) => Classifier;
  return factory(settings);
}

/** The text as an identifier of a classifier.
 * @throws UsageError when there is no such classifier */
export function classifierId(text: string): ClassifierId {
  const id = classifierIds.find((known) => known === text);
  if (id === undefined) throw new UsageError(`There is no classifier "${text}": choose ${classifierIds.join(", ")}.`);
  return id;
}

import { type ClassifierId, type ClassifierSettings, classifierIds, createClassifier } from "../classifiers/catalogue";
import { UsageError } from "../foundation/errors";
import type { Experiment, Outcome } from "./experiment";
import { mean } from "./mean-and-deviation";
import type { CrossValidated } from "./results";

/** A classifier with the settings that it is cross-validated with. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly classifier: ClassifierId;
  /** Settings that differ from the classifier's defaults. */
  readonly settings?: ClassifierSettings<ClassifierId>;
}

/** The paper's five classifiers, and XGBoost with trees deep enough to tell single flows apart. */
export const candidates: readonly Candidate[] = [
  ...classifierIds.map((id) => ({ id, name: createClassifier(id).name, classifier: id })),
  { id: "xgb-depth-10", name: "XGBoost (depth 10)", classifier: "xgb", settings: { maxDepth: 10 } },
];

/** The candidate of an identifier.
 * @throws UsageError when there is none */
export function candidateById(id: string): Candidate {
  const candidate = candidates.find((known) => known.id === id);
  if (candidate !== undefined) return candidate;
  throw new UsageError(`There is no classifier "${id}": choose ${candidates.map((known) => known.id).join(", ")}.`);
}

const mostFolds = 100;

/** How rows are divided into folds, and in which order they are prepared. */
export interface CrossValidation {
  readonly protocol: string;
  /** Number of folds, 2 to 100. */
  readonly folds: number;
  readonly seed: number;
}

/** Trains and tests a classifier once a fold: every row is tested once, by a model that was fitted on the other folds.
 * Folds are stratified and the same for every classifier of a protocol and seed.
 * @param run runs one experiment; the folds are asked for all at once and combined in their order
 * @throws UsageError for another number of folds, or when a class has fewer rows than there are folds */
export async function crossValidate(
  candidate: Candidate,
  validation: CrossValidation,
  run: (experiment: Experiment) => Promise<Outcome>,
): Promise<CrossValidated> {
  const experiments = foldExperiments(candidate, validation);
  return crossValidated(candidate, validation, await Promise.all(experiments.map((experiment) => run(experiment))));
}

/** The experiments of a cross-validation, fold by fold.
 * @throws UsageError for another number of folds than 2 to 100 */
export function foldExperiments(
  { classifier, settings }: Candidate,
  { protocol, folds, seed }: CrossValidation,
): Experiment[] {
  if (!Number.isInteger(folds) || folds < 2 || folds > mostFolds)
    throw new UsageError(`${folds} folds cannot be made: ask for 2 to ${mostFolds}.`);
  return Array.from({ length: folds }, (_, fold) => ({
    ...{ classifier, ...(settings && { settings }), protocol, seed },
    division: { kind: "fold", folds, fold },
  }));
}

/** What the outcomes of these experiments come to.
 * @param outcomes fold by fold */
export function crossValidated(
  candidate: Candidate,
  { protocol }: CrossValidation,
  outcomes: readonly Outcome[],
): CrossValidated {
  return {
    ...labelled(candidate, protocol),
    folds: outcomes.map(({ metrics }) => metrics),
    testAttacksCopiedInTrain: mean(outcomes.map((outcome) => outcome.testAttacksCopiedInTrain)),
  };
}

/** In place of a cross-validation that this machine cannot run.
 * @param reason a sentence */
export function absentCrossValidation(candidate: Candidate, protocol: string, reason: string): CrossValidated {
  return { ...labelled(candidate, protocol), folds: [], testAttacksCopiedInTrain: 0, absent: reason };
}

function labelled({ id, name, classifier, settings }: Candidate, protocol: string) {
  return { id, name, settings: createClassifier(classifier, settings).settings, protocol };
}

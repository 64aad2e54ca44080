import { type ClassifierId, createClassifier } from "../classifiers/catalogue";
import type { Outcome } from "../evaluation/experiment";
import type { ClassifierResults } from "../evaluation/results";
import { paperHoldout } from "../preprocess/prepare";
import type { Protocol } from "../preprocess/protocol";
import type { Runner } from "./runner";

/** A classifier trained and tested with each seed. */
export interface SeededClassifier {
  readonly results: ClassifierResults;
  /** Seed by seed; empty where it could not run. */
  readonly outcomes: readonly Outcome[];
}

/** Trains and tests a classifier with each seed on the paper's split. The network is also explained: with the first seed in
 * full, and tested after every epoch. */
export async function seededClassifier(
  id: ClassifierId,
  protocol: Protocol,
  seeds: readonly number[],
  run: Runner,
): Promise<SeededClassifier> {
  const outcomes = await Promise.all(
    seeds.map((seed, i) =>
      run({
        ...{ classifier: id, protocol: protocol.id, division: paperHoldout, seed },
        testHistory: id === "dnn" && i === 0,
        ...(id === "dnn" && ({ explain: i === 0 ? "pictures" : "importances" } as const)),
      }),
    ),
  );
  const { name } = createClassifier(id);
  const runs = outcomes.map(({ metrics }, i) => ({ seed: seeds[i], metrics }));
  return { results: { id, name, settings: outcomes[0].settings, runs }, outcomes };
}

/** In place of a classifier that this machine cannot run.
 * @param reason a sentence */
export function absentClassifier(id: ClassifierId, reason: string): SeededClassifier {
  const { name, settings } = createClassifier(id);
  return { results: { id, name, settings, runs: [], absent: reason }, outcomes: [] };
}

import type { SampleCounts } from "../evaluation/results";
import type { CleanFlows } from "../preprocess/clean-flows";
import { shareOfCopiedAttacks } from "../preprocess/copied-attacks";
import { countClasses } from "../preprocess/labelled-rows";
import { paperHoldout, prepareRows } from "../preprocess/prepare";
import type { Protocol } from "../preprocess/protocol";

/** How many flows there are, before and after they are prepared with one seed, and the share of the tested attacks that
 * training has seen. */
export function sampleCounts(flows: CleanFlows, protocol: Protocol, seed: number): SampleCounts {
  const { normal, attack, rows } = countClasses(flows.rows.labels);
  const { train, test } = prepareRows(flows.rows, protocol, paperHoldout, seed);
  return {
    file: flows.fileRows,
    clean: rows,
    normal,
    attack,
    train: train.labels.length,
    test: test.labels.length,
    testAttacksCopiedInTrain: shareOfCopiedAttacks(train, test),
  };
}

import type { LabelledRows } from "./labelled-rows";

/** Share of the test part's attack rows that also stand in the training part, in [0, 1]: what oversampling before the
 * split leaks. 0 when the test part has no attack. */
export function shareOfCopiedAttacks(train: LabelledRows, test: LabelledRows): number {
  const trained = new Set(train.origins);
  let attacks = 0;
  let copied = 0;
  test.labels.forEach((label, row) => {
    attacks += label;
    if (label === 1 && trained.has(test.origins[row])) copied++;
  });
  return attacks === 0 ? 0 : copied / attacks;
}

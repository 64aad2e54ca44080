import { percent } from "../foundation/number-text";
import type { ClassifierFolds, ProtocolFolds } from "./classifier-folds";
import { tolerance } from "./table-1";

/** What a reader of the table needs beside it: what its rows have in common, and what not. */
export function foldsCaption(tested: readonly ClassifierFolds[]): string {
  const copied = tested.map(({ withCopies }) => withCopies.copied);
  const [first] = tested;
  return [
    "Mean \u00b1 standard deviation over the folds; precision, recall and F1 score of the class attack. Under the paper's " +
      `protocol ${percent(Math.min(...copied), 1)} of the tested attacks have a copy in training, split first none has.`,
    ...(first === undefined ? [] : [shareOfAttacks(first)]),
    `Near (tick): each of the paper's four means lies inside the range of the folds or within ${tolerance} of their mean. ` +
      "To be near is to be compatible with Table 2; it does not tell which model made it.",
    "The paper's false positive rate is that of the counts behind its folds.",
    ...significance(tested),
  ].join(" ");
}

/** What changes with the share of attacks alone, whether there are copies or not. */
function shareOfAttacks({ withCopies, withoutCopies }: ClassifierFolds): string {
  return (
    `Of the tested flows ${percent(withCopies.attackShare, 1)} are attacks under the paper's protocol and ` +
    `${percent(withoutCopies.attackShare, 1)} split first: accuracy, precision and F1 score change with that share too, ` +
    "recall and false positive rate do not."
  );
}

/** Which classifiers have another F1 score than the network, and how sure that is. */
function significance(tested: readonly ClassifierFolds[]): readonly string[] {
  const level = 0.05;
  const better = (of: (row: ClassifierFolds) => ProtocolFolds) =>
    tested.filter((row) => {
      const comparison = of(row).againstNetwork;
      return comparison !== null && comparison.difference > 0 && comparison.p < level;
    });
  const names = (rows: readonly ClassifierFolds[]) => rows.map(({ name }) => name).join(", ") || "none";
  return [
    `F1 score above the network's on the same folds (corrected resampled t test, p < ${level}): under the paper's protocol ` +
      `${names(better(({ withCopies }) => withCopies))}; split first ${names(better(({ withoutCopies }) => withoutCopies))}.`,
  ];
}

import { expect, test } from "vitest";
import { decisionTree } from "../../src/classifiers/decision-tree";
import { giniImpurity } from "../../src/classifiers/gini-split";
import { matrixOf } from "./small-rows";

test("Gini's impurity is 0 of a pure set and 1/2 of an even one", () => {
  expect(giniImpurity(4, 2)).toBe(0.5);
  expect(giniImpurity(4, 0)).toBe(0);
  expect(giniImpurity(4, 4)).toBe(0);
  expect(giniImpurity(4, 1)).toBe(0.375);
});

// One feature with the values 0, 1, 2, ...; two splits leave equal impurity in exact arithmetic. The thresholds are those
// of scikit-learn 1.9.1's DecisionTreeClassifier(max_depth=1); summing squared counts over rows instead gives others.
test.each([
  [4.5, [1, 0, 1, 0, 1, 0, 0, 0, 0, 1]],
  [9.5, [0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 1, 0]],
  [6.5, [0, 0, 0, 1, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 1]],
])("of splits that differ by a rounding error only, the one at %d is taken as in scikit-learn", (threshold, labels) => {
  const rows = matrixOf(labels.map((_, row) => [row]));
  const { tree } = decisionTree({ maxDepth: 1 }).fit(rows, Uint8Array.from(labels), { seed: 1 });
  expect(tree.threshold[0]).toBe(threshold);
});

import { expect, test } from "vitest";
import { requireFeatures, requireTrainingRows } from "../../src/classifiers/training-rows";
import { DataError, UsageError } from "../../src/foundation/errors";
import { matrixOf } from "./small-rows";

const rows = matrixOf([
  [0, 1],
  [2, 3],
  [4, 5],
]);

test("finite rows of both classes are accepted", () => {
  expect(() => requireTrainingRows(rows, Uint8Array.of(0, 1, 0))).not.toThrow();
});

test.each([
  ["fewer labels than rows", rows, [0, 1], UsageError, "3 rows cannot be learnt from 2 labels."],
  [
    "a value that is no number",
    matrixOf([
      [0, 1],
      [2, Number.NaN],
    ]),
    [0, 1],
    DataError,
    "Row 1, feature 1 is NaN",
  ],
  [
    "an infinite value",
    matrixOf([
      [0, 1],
      [Number.POSITIVE_INFINITY, 3],
    ]),
    [0, 1],
    DataError,
    "Row 1, feature 0 is Inf",
  ],
  ["no attack", rows, [0, 0, 0], DataError, "hold no attack row"],
  ["no normal row", rows, [1, 1, 1], DataError, "hold no normal row"],
  ["a third label", rows, [0, 1, 2], DataError, "neither 0 (normal) nor 1 (attack)"],
])("%s is refused", (_, matrix, labels, kind, sentence) => {
  const call = () => requireTrainingRows(matrix, Uint8Array.from(labels));
  expect(call).toThrow(kind);
  expect(call).toThrow(sentence);
});

test("rows with more or fewer features than the model knows are refused", () => {
  expect(() => requireFeatures(rows, 2)).not.toThrow();
  expect(() => requireFeatures(rows, 3)).toThrow(UsageError);
});

import { expect, test } from "vitest";
import { typedNumbers } from "../../src/report/typed-numbers";

const texts = (source: string) => typedNumbers(source).map(({ text }) => text);

test.each([
  ["an accuracy of 0.969", ["0.969"]],
  ["16,318 rows and 28 features", ["16,318", "28"]],
  ["the F1 score", ["1"]],
  ["ten seeds, Twenty folds, thirteen rows, a hundred flows", ["ten", "Twenty", "thirteen", "hundred"]],
  ["dozens of runs, and forty more", ["dozens", "forty"]],
  ["#n(name)[7]", ["7"]],
  ["#text(0.5)", ["0.5"]],
  ["2024", ["2024"]],
])("%s: a number that was typed", (prose, found) => expect(texts(prose)).toEqual(found));

test.each([
  ['its accuracy is #n("table-1.accuracy")'],
  ['#picture("table-2-leak", kind: table)[A caption.]'],
  ["as said before @kapoor2023, see @figure-4"],
  ["<figure-4>"],
  ["// a comment of 2024"],
  ['#include "sections/table-1.typ"'],
  ['#import "../template-2.typ": *'],
  ["one or two classes, often, weight, tenfold, sixth, a height, none, no one"],
])("%s: no typed number", (prose) => expect(texts(prose)).toEqual([]));

test("the line is told, counted from one", () => {
  expect(typedNumbers("first\nsecond\nthe 3rd")).toEqual([{ line: 3, text: "3" }]);
});

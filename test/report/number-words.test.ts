import { expect, test } from "vitest";
import { counted, listed } from "../../src/report/number-words";

test.each([
  [0, "no"],
  [1, "one"],
  [12, "twelve"],
  [13, "13"],
  [28540, "28\u202f540"],
])("%d in prose is %s", (count, text) => expect(counted(count)).toBe(text));

test.each([
  [[], ""],
  [["a"], "a"],
  [["a", "b"], "a and b"],
  [["a", "b", "c"], "a, b and c"],
])("%j in prose is %s", (names, text) => expect(listed(names)).toBe(text));

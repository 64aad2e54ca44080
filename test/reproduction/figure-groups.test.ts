import { expect, test } from "vitest";
import { figures } from "../../src/figures/figures";
import { UsageError } from "../../src/foundation/errors";
import { chooseFigures, groupsOf } from "../../src/reproduction/figure-groups";

test("no identifier means every figure, and all the experiments", () => {
  expect(chooseFigures([])).toBe(figures);
  expect(groupsOf(figures)).toEqual(["network", "baselines", "boosting", "cross-validation", "transfer"]);
});

test.each([
  [["figure-3"], ["network"]],
  [["figure-4", "figure-3"], ["network"]],
  [["table-1-xgboost"], ["boosting"]],
  [
    ["figure-4", "table-1-xgboost"],
    ["network", "boosting"],
  ],
  [["table-1"], ["network", "baselines"]],
  [["transfer"], ["transfer"]],
  [["table-2"], ["cross-validation"]],
  [["figure-1", "figure-2", "table-2-recovered"], []],
])("%j needs the experiments %j", (ids, groups) => {
  expect(groupsOf(chooseFigures(ids))).toEqual(groups);
});

test("an unknown figure is a usage error that names the known ones", () => {
  expect(() => chooseFigures(["figure-3", "figure-9"])).toThrow(UsageError);
  expect(() => chooseFigures(["figure-9"])).toThrow(/There is no figure "figure-9": choose .*table-1/);
});

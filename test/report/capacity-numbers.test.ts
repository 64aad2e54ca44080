import { expect, test } from "vitest";
import type { SearchRun } from "../../src/evaluation/search/search-results";
import { capacityNumbers } from "../../src/report/capacity-numbers";
import { resultsFixture } from "../figures/results-fixture";

const search = resultsFixture().search!;
const numbers = capacityNumbers(search, 0.969);

test("networks are counted, their seeds, and those with one seed", () => {
  expect(numbers).toMatchObject({ "search.networks": "21", "search.seeds": "three", "search.single": "two" });
});

const useless = { accuracy: 0.5, balancedAccuracy: 0.5 };

test.each<[string, (run: SearchRun) => SearchRun]>([
  ["with copies", (run) => ({ ...run, paper: { ...run.paper, ...useless } })],
  ["without", (run) => ({ ...run, splitFirst: { ...run.splitFirst, ...useless } })],
])("a pair of trainings that learnt nothing %s is counted, and left out of the range", (_, collapsed) => {
  const [first, ...rest] = search.entries;
  const [run, ...runs] = first.runs;
  const entries = [{ ...first, runs: [collapsed(run), ...runs] }, ...rest];
  const changed = capacityNumbers({ ...search, entries }, 0.969);
  expect([numbers["search.collapsed"], changed["search.collapsed"]]).toEqual(["no", "one"]);
  expect(changed["search.pairs"]).toBe("38");
  expect([changed["search.balanced.lowest"], changed["search.balanced.highest"]]).toEqual(["0.750", "0.770"]);
});

test("a value is a mean with its range, or said to be of one seed", () => {
  expect(numbers["search.best.balanced"]).toBe("0.770 (one seed)"); // the fixture's best is its largest network
  for (const name of ["search.stated.balanced", "search.vitals.accuracy", "search.all.balanced"])
    expect(numbers[name]).toMatch(/^0\.\d{3} \(0\.\d{3} to 0\.\d{3}\)$/);
});

test("the seeds that reach the paper's accuracy are counted one by one", () => {
  const all = search.entries.find(({ features }) => features === "all")!;
  const reached = all.runs.filter(({ paper }) => paper.accuracy >= 0.9).length;
  expect(capacityNumbers(search, 0.9)["search.all.reached"]).toBe(["no", "one", "two", "three"][reached]);
  expect(capacityNumbers(search, 1)["search.all.reached"]).toBe("no");
});

import { join } from "node:path";
import { expect, test } from "vitest";
import { readMeasurement } from "../../src/demonstration/measurement";
import { readPaper } from "../../src/figures/paper";
import { DataError, EnvironmentError } from "../../src/foundation/errors";
import { packageRoot } from "../../src/foundation/package-root";
import { reportNumbers } from "../../src/report/numbers";
import type { Published } from "../../src/report/published";
import { table1Rows } from "../../src/report/table-1-rows";
import { readPublishedAudit, readPublishedResults } from "../../src/reproduction/published";
import { readPublishedSearch } from "../../src/reproduction/published-search";
import { extremeFixture, resultsFixture } from "../figures/results-fixture";

const folder = join(packageRoot, "figures", "wustl");
const published: Published = {
  results: resultsFixture(),
  audit: readPublishedAudit(folder),
  paper: readPaper(),
  search: readPublishedSearch(folder)!,
  live: readMeasurement(join(packageRoot, "figures", "live", "results.json")),
  claims: [],
};

const withResults = (changed: Partial<Published["results"]>): Published => ({
  ...published,
  results: { ...published.results, ...changed },
});

test("numbers are texts, and none is empty or not a number", () => {
  for (const [name, text] of Object.entries(reportNumbers({ ...published, results: readPublishedResults(folder) }))) {
    expect(text, name).toMatch(/\S/);
    expect(text, name).not.toMatch(/NaN|Infinity|undefined|null/);
  }
});

test("a classifier that this machine could not run is the machine's lack, told with its reason", () => {
  const { classifiers, crossValidation } = extremeFixture();
  const lacking = () => reportNumbers(withResults({ classifiers, crossValidation }));
  expect(lacking).toThrow(EnvironmentError);
  expect(lacking).toThrow(/classifier xgb: libxgboost 3\.2\.0 could not be loaded/);
});

test.each<[string, Partial<Published["results"]>]>([
  ["the classifier dnn", { classifiers: [] }],
  ["XGBoost's settings", { boostingSettings: [] }],
  ["the folds of dnn under the protocol paper", { crossValidation: [] }],
  ["explanations", { explanation: null }],
])("results without %s are a data error that says so", (what, changed) => {
  const lacking = () => reportNumbers(withResults(changed));
  expect(lacking).toThrow(DataError);
  expect(lacking).toThrow(`The report speaks of ${what}, and the results do not hold it.`);
});

test("Table 1 leaves out a classifier that was not run, and has as many decimals as the paper's", () => {
  expect(table1Rows(withResults({ classifiers: extremeFixture().classifiers })).map(({ name }) => name)).not.toContain(
    "XGB",
  );
  const values = table1Rows(published).flatMap(({ paper, means }) => [...paper, ...means]);
  expect(values).toHaveLength(40);
  for (const value of values) expect(value).toMatch(/^0\.\d{5}$/);
});

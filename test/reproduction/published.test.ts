import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { DataError } from "../../src/foundation/errors";
import { publishedResults, readPublishedResults } from "../../src/reproduction/published";
import { resultsFixture } from "../figures/results-fixture";

test("what was measured is rounded to five decimals, settings stay as they are", () => {
  const results = resultsFixture();
  const measured = {
    ...results,
    history: { ...results.history, loss: [1 / 3] },
    classifiers: results.classifiers.map((classifier) => ({ ...classifier, settings: { smoothing: 1e-9 } })),
  };
  const published = publishedResults(measured);
  expect(published.history.loss).toEqual([0.33333]);
  expect(published.classifiers[0].settings).toEqual({ smoothing: 1e-9 });
  expect(published.classifiers[0].runs[0].metrics.accuracy).toBe(
    Number(results.classifiers[0].runs[0].metrics.accuracy.toFixed(5)),
  );
});

test("published results that are missing or damaged are a data error", () => {
  const folder = mkdtempSync(join(tmpdir(), "xmednn-"));
  expect(() => readPublishedResults(folder)).toThrow(DataError);
  writeFileSync(join(folder, "results.json"), "{");
  expect(() => readPublishedResults(folder)).toThrow(/results\.json could not be read/);
});

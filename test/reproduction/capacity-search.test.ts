import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test, vi } from "vitest";
import { searchGrid, searchSample } from "../../src/evaluation/search/grid";
import * as searching from "../../src/evaluation/search/search";
import type { SearchEntry, SearchResults, SearchRun } from "../../src/evaluation/search/search-results";
import { DataError } from "../../src/foundation/errors";
import { capacitySearch, searchArtefact } from "../../src/reproduction/capacity-search";
import { readPublishedSearch } from "../../src/reproduction/published-search";
import { syntheticFlows } from "../dataset/synthetic-flows";
import { searchFixture } from "../figures/search-fixture";

const flows = syntheticFlows({ rows: 40 });
const dataset = { id: flows.dataset, title: flows.title, sha256: flows.sha256 };
const published = searchFixture(dataset);
const options = { signal: new AbortController().signal, onProgress: () => {} };
const training = vi.spyOn(searching, "search");

/** In place of hours of training: the fixture's entries of the settings asked for, with their seeds. */
const trained: typeof searching.search = (_, settings) =>
  Promise.resolve(
    settings.map(({ recipe, hiddenUnits, seeds }) => {
      const sameSize = (entry: SearchEntry) =>
        entry.recipe === recipe && entry.hiddenUnits.join() === hiddenUnits.join();
      const entry = published.entries.find(sameSize)!;
      return { ...entry, runs: entry.runs.filter(({ seed }) => seeds.includes(seed)) };
    }),
  );

beforeEach(() => {
  training.mockReset().mockImplementation(trained);
});

test("in full, every network of the grid is trained, and the results are a file", async () => {
  const full = await capacitySearch(flows, null, "full", options);
  expect(training.mock.calls.map(([, settings]) => settings)).toEqual([searchGrid]);
  expect(full).toEqual({ results: published, trained: searchGrid.length });
  const folder = mkdtempSync(join(tmpdir(), "xmednn-"));
  const { name, content } = searchArtefact(full);
  writeFileSync(join(folder, name), content);
  expect(readPublishedSearch(folder)).toEqual(published);
});

test("without a wish for it, the published results are shown and nothing is trained", async () => {
  expect(await capacitySearch(flows, published, "none", options)).toEqual({ results: published, trained: 0 });
  expect(await capacitySearch(flows, null, "sample", options)).toEqual({ results: null, trained: 0 });
  expect(training).not.toHaveBeenCalled();
});

test("a sample that comes out the same is counted", async () => {
  const { trained } = await capacitySearch(flows, published, "sample", options);
  expect(trained).toBe(searchSample.length);
});

test("a run with a seed that was not trained again may hold anything", async () => {
  const changed = changingRun(1, ({ paper }) => ({ ...paper, accuracy: 0.5 }));
  const { trained } = await capacitySearch(flows, changed, "sample", options);
  expect(trained).toBe(searchSample.length);
});

test("a network that comes out otherwise is a data error that names it and the difference", async () => {
  const changed = changingRun(0, ({ paper }) => ({ ...paper, accuracy: 0.5 }));
  const checked = capacitySearch(flows, changed, "sample", options);
  await expect(checked).rejects.toThrow(DataError);
  await expect(checked).rejects.toThrow(/network "as the paper, 64-32-8", differs .* First difference at line \d+/);
});

test("a network that was never published is a data error that says how to publish it", async () => {
  const renamed = changing((entry) => ({ ...entry, recipe: "other" }));
  await expect(capacitySearch(flows, renamed, "sample", options)).rejects.toThrow(
    'has no network "as the paper, 64-32-8": run reproduce --full.',
  );
});

test("a file that is not there is no search; one that holds something else is a data error", () => {
  const folder = mkdtempSync(join(tmpdir(), "xmednn-"));
  expect(readPublishedSearch(folder)).toBeNull();
  for (const content of [
    "{",
    "{}",
    "null",
    '{ "entries": [] }',
    '{ "entries": [null] }',
    '{ "entries": [{ "runs": [] }] }',
  ]) {
    writeFileSync(join(folder, "capacity-search.json"), content);
    expect(() => readPublishedSearch(folder)).toThrow(DataError);
  }
});

/** The published results with their first network changed. */
function changing(change: (entry: SearchEntry) => SearchEntry): SearchResults {
  const [first, ...rest] = published.entries;
  return { ...published, entries: [change(first), ...rest] };
}

/** The published results with other scores of one run of their first network under the paper's protocol. */
function changingRun(index: number, scores: (run: SearchRun) => SearchRun["paper"]): SearchResults {
  return changing((entry) => ({
    ...entry,
    runs: entry.runs.map((run, i) => (i === index ? { ...run, paper: scores(run) } : run)),
  }));
}

import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { type Workplace, workplace } from "./command-line";

let place: Workplace;
let folder: string;
const contents = () =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")]));

beforeAll(async () => {
  place = workplace();
  folder = join(place.root, "figures", "synthetic");
  await place.run("dataset", "import", place.file);
  const { code, err, out } = await place.run("reproduce");
  expect([code, err]).toEqual([0, ""]);
  expect(out.split("\n")[0]).toBe(
    "Data set: Synthetic flows; paper protocol (oversample, scale, split); ten seeds from 1.",
  );
}, 120_000);

test("results, audit and every figure as JSON and SVG are written, and nothing else", () => {
  const figures = [
    ...["figure-1", "figure-2", "figure-3", "figure-4", "headline", "table-1", "table-1-xgboost"],
    ...["table-2", "table-2-classifiers", "table-2-leak", "table-2-recovered", "table-3", "transfer"],
    ...["figure-5", "figure-5-all", "figure-5-dependence", "figure-5-flow", "figure-5-stability"],
  ];
  expect(readdirSync(folder)).toEqual(
    ["audit.json", "results.json", ...figures.flatMap((id) => [`${id}.json`, `${id}.svg`])].sort(),
  );
});

test("results hold ten runs a classifier, with numbers to five decimals", () => {
  const results = JSON.parse(contents()["results.json"]);
  expect(results.seeds).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(results.classifiers.map(({ id, runs }: { id: string; runs: unknown[] }) => [id, runs.length])).toEqual([
    ["dnn", 10],
    ["lr", 10],
    ["dt", 10],
    ["gnb", 10],
    ["xgb", 10],
  ]);
  const folds = results.crossValidation.map(({ folds }: { folds: unknown[] }) => folds.length);
  expect(folds).toEqual(Array(12).fill(10));
  expect(contents()["results.json"].match(/\d\.\d{6,}/)).toBeNull();
});

test("a second run gives the same bytes, and --check says so", async () => {
  const before = contents();
  expect((await place.run("reproduce")).code).toBe(0);
  expect(contents()).toEqual(before);
  const { code, out } = await place.run("reproduce", "--check");
  expect(code).toBe(0);
  expect(out).toContain("38 files are the same, byte for byte");
}, 120_000);

test("--check fails with exit code 3 on a changed byte, names it, and writes nothing", async () => {
  const path = join(folder, "figure-3.json");
  const original = readFileSync(path, "utf8");
  writeFileSync(path, original.replace("\n", " \n"));
  const { code, err } = await place.run("reproduce", "--check", "--only", "figure-3");
  expect(code).toBe(3);
  expect(err).toMatch(/figure-3\.json differs from what was regenerated\. First difference at line 1, column 2/);
  expect(readFileSync(path, "utf8")).toBe(original.replace("\n", " \n"));
  writeFileSync(path, original);
}, 60_000);

test("--only makes these figures alone, the same as the whole run makes them", async () => {
  const before = contents();
  rmSync(folder, { recursive: true });
  expect((await place.run("reproduce", "--only", "figure-3", "figure-4")).code).toBe(0);
  const after = contents();
  expect(Object.keys(after)).toEqual(["figure-3.json", "figure-3.svg", "figure-4.json", "figure-4.svg"]);
  for (const [name, content] of Object.entries(after)) expect(content).toBe(before[name]);
  for (const [name, content] of Object.entries(before)) writeFileSync(join(folder, name), content);
}, 60_000);

test.each([
  [["reproduce", "--only", "figure-9"], 'There is no figure "figure-9": choose '],
  [["reproduce", "--seed", "2"], "give --out FOLDER"],
  [["reproduce", "--protocol", "split-first"], "give --out FOLDER"],
])("%j is a usage error", async (words, sentence) => {
  const { code, err } = await place.run(...words);
  expect(code).toBe(2);
  expect(err).toContain(sentence);
});

test("another protocol goes to a folder of its own, and its files say so", async () => {
  const out = join(place.root, "elsewhere");
  const { code } = await place.run(
    "reproduce",
    "--protocol",
    "split-first",
    "--only",
    "figure-3",
    "--out",
    out,
    "--json",
  );
  expect(code).toBe(0);
  expect(readFileSync(join(out, "figure-3.svg"), "utf8")).toContain("split-first");
}, 60_000);

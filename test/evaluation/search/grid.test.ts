import { expect, test } from "vitest";
import { paperDeepNetwork } from "../../../src/classifiers/deep-network";
import { searchGrid, searchSample } from "../../../src/evaluation/search/grid";
import { parameterCount } from "../../../src/evaluation/search/search";

const settingOf = ({ recipe, hiddenUnits }: (typeof searchGrid)[number]) => `${recipe}, ${hiddenUnits.join("-")}`;

test("the first network is the paper's, with its 4,209 weights", () => {
  const { hiddenUnits, activation, learningRate, batchSize, epochs } = paperDeepNetwork;
  expect(searchGrid[0]).toMatchObject({ hiddenUnits, activation, learningRate, batchSize, epochs });
  expect(searchGrid[0]).toMatchObject({ features: "paper", scaling: "min-max", decay: "none" });
  expect(parameterCount(searchGrid[0])).toBe(4209);
});

test("no network is listed twice, and a name stands for one recipe", () => {
  expect(new Set(searchGrid.map(settingOf)).size).toBe(searchGrid.length);
  const recipes = searchGrid.map(({ hiddenUnits, seeds, ...recipe }) => JSON.stringify(recipe));
  expect(new Set(recipes).size).toBe(new Set(searchGrid.map(({ recipe }) => recipe)).size);
});

test("every network has seeds 1 to 3, but for two of the three that take longest, which have seed 1 alone", () => {
  const single = searchGrid.filter(({ seeds }) => seeds.length === 1);
  const longest = [...searchGrid].sort((a, b) => costOf([b]) - costOf([a])).slice(0, 3);
  expect(single).toHaveLength(2);
  expect(longest).toEqual(expect.arrayContaining(single));
  for (const setting of searchGrid) expect(setting.seeds).toEqual(single.includes(setting) ? [1] : [1, 2, 3]);
});

test("the seeds make the search at most two and a half times as long as one seed would", () => {
  const runs = searchGrid.flatMap((setting) => setting.seeds.map(() => setting));
  expect(costOf(runs)).toBeLessThan(2.5 * costOf(searchGrid));
});

test("the sample is a part of the grid, with seed 1, every scaling and every feature set", () => {
  for (const { seeds, ...network } of searchSample) {
    expect(seeds).toEqual([1]);
    expect(searchGrid).toContainEqual({ ...network, seeds: expect.arrayContaining([...seeds]) });
  }
  const of = (key: "scaling" | "features", settings: typeof searchGrid) => new Set(settings.map((s) => s[key]));
  expect(of("scaling", searchSample)).toEqual(of("scaling", searchGrid));
  expect(of("features", searchSample)).toEqual(of("features", searchGrid));
});

test("the sample costs less than a twentieth of the grid with one seed", () => {
  expect(costOf(searchSample)).toBeLessThan(costOf(searchGrid) / 20);
});

/** Epochs times weights, for one seed of each. */
function costOf(settings: typeof searchGrid): number {
  return settings.reduce((sum, setting) => sum + setting.epochs * parameterCount(setting), 0);
}

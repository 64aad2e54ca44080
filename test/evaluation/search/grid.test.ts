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

test("no network is trained twice, and a name stands for one recipe", () => {
  expect(new Set(searchGrid.map(settingOf)).size).toBe(searchGrid.length);
  const recipes = searchGrid.map(({ hiddenUnits, ...recipe }) => JSON.stringify(recipe));
  expect(new Set(recipes).size).toBe(new Set(searchGrid.map(({ recipe }) => recipe)).size);
});

test("the sample is a part of the grid with every scaling and every feature set", () => {
  expect(searchGrid).toEqual(expect.arrayContaining([...searchSample]));
  const of = (key: "scaling" | "features", settings: typeof searchGrid) => new Set(settings.map((s) => s[key]));
  expect(of("scaling", searchSample)).toEqual(of("scaling", searchGrid));
  expect(of("features", searchSample)).toEqual(of("features", searchGrid));
});

test("the sample costs less than a twentieth of the grid", () => {
  const cost = (settings: typeof searchGrid) =>
    settings.reduce((sum, setting) => sum + setting.epochs * parameterCount(setting), 0);
  expect(cost(searchSample)).toBeLessThan(cost(searchGrid) / 20);
});

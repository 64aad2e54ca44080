import { expect, test } from "vitest";
import { importances, ranking } from "../../src/explanation/ranking";
import { rankingStability } from "../../src/explanation/ranking-stability";
import { explanationFixture } from "../figures/explanation-fixture";

const features = ["a", "b", "c", "d", "e", "f", "g"];
const base = explanationFixture(features, [1]);
const falling = [7, 6, 5, 4, 3, 2, 1];
const lastFirst = [0, 6, 5, 4, 3, 2, 8];
const none = features.map(() => null);
const stability = rankingStability({
  ...base,
  bySeed: [
    { seed: 1, importances: falling, directions: [1, ...none.slice(1)] },
    { seed: 2, importances: lastFirst, directions: [-0.5, ...none.slice(1)] },
  ],
  byBackground: [
    { name: "x", importances: falling },
    { name: "y", importances: falling },
    { name: "z", importances: lastFirst },
  ],
});
const of = (feature: string) => stability.features.find((row) => row.feature === feature)!;

test("importance is the mean absolute contribution, and ranks follow it, equals in their order", () => {
  const values = Float64Array.of(1, -2, 0, -3, 2, 0);
  const found = importances({ rows: 2, columns: 3, values });
  expect(found).toEqual([2, 2, 0]);
  expect(ranking(found)).toEqual([0, 1, 2]);
  expect(ranking([0.1, 0.3, 0.2])).toEqual([1, 2, 0]);
});

test("features are in the order of their mean importance over the seeds", () => {
  expect(stability.features.map(({ feature }) => feature)).toEqual(["b", "c", "g", "d", "a", "e", "f"]);
  expect(of("a").importance).toEqual({ mean: 3.5, lowest: 0, highest: 7 });
});

test("each feature has its rank by seed and how often it is among the first five", () => {
  expect(of("a")).toMatchObject({ ranks: [1, 7], seedsInTop: 1, backgroundsInTop: 2 });
  expect(of("g")).toMatchObject({ ranks: [7, 1], seedsInTop: 1, backgroundsInTop: 1 });
  expect(of("b")).toMatchObject({ ranks: [2, 2], seedsInTop: 2, backgroundsInTop: 3 });
  expect(of("e")).toMatchObject({ ranks: [5, 5], seedsInTop: 2, backgroundsInTop: 3 });
  expect(of("f")).toMatchObject({ ranks: [6, 6], seedsInTop: 0, backgroundsInTop: 0 });
});

test("tau is that of every pair: 10 of 21 pairs of features change their order between the two", () => {
  const changed = 11; // g against the six others, a against b to f; a and g change once
  const tau = (21 - 2 * changed) / 21;
  expect(stability.tauBetweenSeeds).toEqual({ mean: tau, lowest: tau, highest: tau });
  expect(stability.tauBetweenBackgrounds?.highest).toBe(1);
  expect(stability.tauBetweenBackgrounds?.mean).toBeCloseTo((1 + 2 * tau) / 3, 14);
});

test("directions that are unknown do not count", () => {
  expect(of("a").direction).toEqual({ mean: 0.25, lowest: -0.5, highest: 1 });
  expect(of("b").direction).toBeNull();
});

test("one seed has nothing to be compared with", () => {
  expect(rankingStability(base).tauBetweenSeeds).toBeNull();
});

import { expect, test } from "vitest";
import { nearestSettings } from "../../src/figures/nearest-settings";

const setting = (maxDepth: number, accuracy: number) => ({ maxDepth, accuracy, learningRate: 0.3, rounds: 100 });

test("settings come nearest first, whether above or below, with the published difference", () => {
  const nearest = nearestSettings([setting(3, 0.9), setting(4, 0.93), setting(5, 0.92)], 0.92239);
  expect(nearest.map(({ maxDepth, difference }) => [maxDepth, difference])).toEqual([
    [5, -0.00239],
    [4, 0.00761],
    [3, -0.02239],
  ]);
});

test("settings that are equally near stay in their order", () => {
  const nearest = nearestSettings([setting(3, 0.91), setting(4, 0.93), setting(5, 0.91)], 0.92);
  expect(nearest.map(({ maxDepth }) => maxDepth)).toEqual([3, 4, 5]);
});

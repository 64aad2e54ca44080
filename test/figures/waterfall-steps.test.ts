import { expect, test } from "vitest";
import { waterfallSteps } from "../../src/figures/waterfall-steps";

const flow = { label: 1, probability: 0.9, values: [1, 2, 3, 4], contributions: [0.1, -0.3, 0.5, 0.05] };
const features = ["Sport", "b", "c", "d"];

test("steps go from the smallest contribution to the largest, each from where the last one ended", () => {
  const steps = waterfallSteps(features, flow, 0.55, 4);
  expect(steps.map(({ name }) => name)).toEqual(["d", "Sport", "b", "c"]);
  expect(steps[0].from).toBe(0.55);
  for (let i = 1; i < steps.length; i++) expect(steps[i].from).toBe(steps[i - 1].to);
  expect(steps[3].to).toBeCloseTo(flow.probability, 12);
});

test("features beyond the number that is shown make one step, the first", () => {
  const steps = waterfallSteps(features, flow, 0.55, 2);
  expect(steps.map(({ name, value }) => [name, value])).toEqual([
    ["2 other features", ""],
    ["b", "2"],
    ["c", "3"],
  ]);
  expect(steps[0].contribution).toBeCloseTo(0.15, 12);
});

import { expect, test } from "vitest";
import { stackedTimesFigure } from "../../src/figures/stacked-times";

const times = [
  { models: 10, batchSize: 4096, engineMilliseconds: 40, tensorflowMilliseconds: 8 },
  { models: 1, batchSize: 20, engineMilliseconds: 0.02, tensorflowMilliseconds: 2 },
];

test("both ways stand over the rows in a step, on logarithmic axes that hold them", () => {
  const { data, layout } = stackedTimesFigure({ device: "a device", times }, "a processor");
  expect(data[0]).toMatchObject({ x: [20, 40960], y: [0.02, 40], text: ["1 x 20", "10 x 4096"] });
  expect(data[1]).toMatchObject({ x: [20, 40960], y: [2, 8] });
  expect(layout.xaxis).toMatchObject({ type: "log", range: [1, 6] });
  expect(layout.yaxis).toMatchObject({ type: "log", range: [-2, 4] });
});

test("the figure says in words where TensorFlow.js overtakes the engine", () => {
  expect(stackedTimesFigure({ device: "", times }, "").meta.alt).toBe("TensorFlow.js is faster with 10 x 4096.");
  expect(stackedTimesFigure({ device: "", times: [times[1]] }, "").meta.alt).toMatch(/^The engine is faster at every/);
});

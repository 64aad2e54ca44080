import { expect, test } from "vitest";
import { lossComparison } from "../../src/figures/loss-comparison";

const comparison = {
  dataset: "Synthetic flows",
  protocol: "paper protocol",
  seed: 1,
  tensorflow: "TensorFlow.js in WebAssembly",
  losses: { engine: [0.75, 0.5, 0.45], tensorflow: [0.75, 0.500002, 0.449999] },
};

test("both losses stand over the same steps, and beside them their distance in millionths", () => {
  const { data } = lossComparison(comparison);
  const trace = (name: string) => data.find((one) => one.name === name);
  expect(trace("xmednn engine")).toMatchObject({ x: [1, 2, 3], y: [0.75, 0.5, 0.45] });
  expect(trace("TensorFlow.js")).toMatchObject({ x: [1, 2, 3], y: [0.75, 0.5, 0.45] });
  expect(trace("distance")).toMatchObject({ y: [0, 2, 1], yaxis: "y2" });
  expect(trace("allowed")).toMatchObject({ y: [10, 10, 10] });
});

test("the figure says data set, protocol, seed, device and the largest distance", () => {
  const { meta, layout } = lossComparison(comparison);
  expect(meta).toMatchObject({ dataset: "Synthetic flows", protocol: "paper protocol" });
  expect(meta.alt).toBe("Over 3 steps the two losses differ by at most 2.0e-6.");
  const texts = (layout.annotations as { text: string }[]).map(({ text }) => text);
  expect(texts).toContain("Synthetic flows · paper protocol · seed 1 · TensorFlow.js in WebAssembly");
});

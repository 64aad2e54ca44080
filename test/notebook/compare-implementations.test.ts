import { expect, test } from "vitest";
import { compareImplementations } from "../../src/notebook/compare-implementations";
import { syntheticFlows } from "../dataset/synthetic-flows";

const flows = syntheticFlows({ rows: 400 });

test("the losses of engine and TensorFlow.js are drawn step by step, and lie on each other", async () => {
  const { data, meta } = await compareImplementations(flows, 1, ["wasm"]);
  const [engine, tensorflow] = data.map(({ y }) => y as readonly number[]);
  expect([engine.length, tensorflow.length]).toEqual([100, 100]);
  expect(Math.max(...engine.map((loss, step) => Math.abs(loss - tensorflow[step])))).toBeLessThan(1e-5);
  expect(engine[99]).toBeLessThan(engine[0]);
  expect(meta.caption).toContain("TensorFlow.js 4.22.0 in WebAssembly");
});

test("the same seed draws the same numbers", async () => {
  const draw = () => compareImplementations(flows, 3, ["wasm"]);
  expect(await draw()).toEqual(await draw());
});

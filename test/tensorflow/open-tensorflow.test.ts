import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { tensorFlowLayout } from "../../src/environment/tensorflow/layout";
import { EnvironmentError } from "../../src/foundation/errors";
import { openTensorFlow } from "../../src/tensorflow/open-tensorflow";
import { hasNative } from "./kinds";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "tensorflow "));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test("without a binding, WebAssembly takes its place and the reason is kept", async () => {
  const { device, description, passedOver } = await openTensorFlow({ root });
  expect(device).toBe("wasm");
  expect(description).toBe("TensorFlow.js 4.22.0 in WebAssembly");
  expect(passedOver).toEqual(['native: not set up: run "npm run setup:tensorflow"']);
});

test("a binding that does not load is passed over, with the reason", async () => {
  const { binding, packageFolder } = tensorFlowLayout("gpu", root);
  mkdirSync(dirname(binding), { recursive: true });
  writeFileSync(binding, "no library");
  writeFileSync(join(packageFolder, "index.js"), "throw new Error('libcuda is from another world');");
  const { device, passedOver } = await openTensorFlow({ root });
  expect(device).toBe("wasm");
  expect(passedOver).toEqual(["native: @tensorflow/tfjs-node-gpu cannot be loaded (libcuda is from another world)"]);
});

test("when nothing is left to choose from, a sentence says why", async () => {
  const call = openTensorFlow({ root, kinds: ["native"] });
  await expect(call).rejects.toThrow(EnvironmentError);
  await expect(call).rejects.toThrow('TensorFlow.js does not run here: native: not set up: run "npm run setup');
});

test.skipIf(!hasNative)("with a binding, TensorFlow itself is chosen, and the description says which", async () => {
  const { device, description, passedOver } = await openTensorFlow();
  expect(["native-cpu", "native-gpu"]).toContain(device);
  expect(description).toMatch(
    /^TensorFlow 2\.21\.0 on the (processor|GPU) \(@tensorflow\/tfjs-node(-gpu)? 4\.22\.0\)$/,
  );
  expect(passedOver).toEqual([]);
});

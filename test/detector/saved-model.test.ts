import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import "@tensorflow/tfjs-backend-cpu";
import { io, type Tensor, tensor2d } from "@tensorflow/tfjs-core";
import { loadLayersModel } from "@tensorflow/tfjs-layers";
import { beforeEach, expect, test } from "vitest";
import { loadModel, saveModel } from "../../src/detector/saved-model";
import { predict } from "../../src/engine/predict";
import { DataError, EnvironmentError } from "../../src/foundation/errors";
import { randomDetector } from "./detectors";

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), "xmednn-")), "model");
  saveModel(folder, randomDetector(1));
});

test("a saved detector is read back to the last bit", () => {
  expect(loadModel(folder)).toEqual(randomDetector(1));
});

test("the settings of deployment are read back too, to the last bit", () => {
  const normalFlows = { rows: 2, columns: 2, values: Float64Array.from([1.5, 58000, 1 / 3, 58001]) };
  const deployed = { ...randomDetector(1), deployment: { statusInterval: 1, threshold: 2 / 3, normalFlows } };
  saveModel(folder, deployed);
  expect(loadModel(folder)).toEqual(deployed);
});

test("normal flows of another width are refused", () => {
  const normalFlows = { rows: 1, columns: 3, values: Float64Array.from([1, 2, 3]) };
  saveModel(folder, { ...randomDetector(1), deployment: { statusInterval: 1, threshold: 0.5, normalFlows } });
  expect(() => loadModel(folder)).toThrow("A normal flow in model.json has not 2 features");
});

test("saving again gives the same bytes, over what was there", () => {
  const before = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
  saveModel(folder, randomDetector(1));
  expect(readdirSync(folder)).toEqual(["model.json", "weights.bin"]);
  expect(readdirSync(folder).map((name) => readFileSync(join(folder, name)))).toEqual(before);
});

test("TensorFlow.js loads the model and gives the same probabilities", async () => {
  const json = JSON.parse(readFileSync(join(folder, "model.json"), "utf8"));
  const bytes = readFileSync(join(folder, "weights.bin"));
  const model = await loadLayersModel(
    io.fromMemory({
      modelTopology: json.modelTopology,
      weightSpecs: json.weightsManifest[0].weights,
      weightData: new Uint8Array(bytes).buffer,
    }),
  );
  const rows = [
    [0, 0],
    [0.5, -1],
    [1, 2],
    [-3, 0.1],
  ];
  const theirs = [...(await (model.predict(tensor2d(rows)) as Tensor).data())];
  const { network, weights } = randomDetector(1);
  const ours = predict(network, weights, { rows: 4, columns: 2, values: Float64Array.from(rows.flat()) });
  theirs.forEach((probability, i) => {
    expect(Math.abs(probability - ours[i])).toBeLessThan(1e-6);
  });
  expect(json.userDefinedMetadata.features).toEqual(["SIntPkt", "Sport"]);
});

test("a missing folder is a data error that names the file", () => {
  expect(() => loadModel(join(folder, "elsewhere"))).toThrow(DataError);
  expect(() => loadModel(join(folder, "elsewhere"))).toThrow(/model\.json could not be read/);
});

test.each([
  ["cut off", (json: string) => json.slice(0, 200)],
  ["of another layer kind", (json: string) => json.replaceAll('"Dense"', '"Conv1D"')],
  ["without our metadata", (json: string) => json.replace("userDefinedMetadata", "metadata")],
])("a model.json %s is a data error", (_, damage) => {
  const path = join(folder, "model.json");
  writeFileSync(path, damage(readFileSync(path, "utf8")));
  expect(() => loadModel(folder)).toThrow(DataError);
  expect(() => loadModel(folder)).toThrow(/is no model that "xmednn train --out" saved/);
});

test("a model.json with another number of features than the weights are for is a data error", () => {
  const path = join(folder, "model.json");
  writeFileSync(path, readFileSync(path, "utf8").replace('["SIntPkt", "Sport"]', '["SIntPkt", "Sport", "Dur"]'));
  expect(() => loadModel(folder)).toThrow(/holds 54 weights, but model\.json describes 59/);
});

test("weights of another training are refused", () => {
  const other = join(folder, "other");
  saveModel(other, randomDetector(2));
  writeFileSync(join(folder, "weights.bin"), readFileSync(join(other, "weights.bin")));
  expect(() => loadModel(folder)).toThrow(/weights\.bin is not the file that model\.json was saved with/);
});

test("a folder that cannot be made is an environment error", () => {
  expect(() => saveModel(join(folder, "weights.bin", "below"), randomDetector(1))).toThrow(EnvironmentError);
});

import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { hasNative } from "../tensorflow/kinds";
import { type Workplace, workplace } from "./command-line";

let place: Workplace;
beforeAll(async () => {
  place = workplace(60);
  await place.run("dataset", "import", place.file);
});

const device = hasNative
  ? /TensorFlow 2\.21\.0 on the (processor|GPU) \(@tensorflow\/tfjs-node(-gpu)? 4\.22\.0\)/
  : /TensorFlow\.js 4\.22\.0 in WebAssembly; not native: not set up: run "npm run setup:tensorflow"/;

test("train --backend tensorflow says on which device it trained, and saves a model that predict reads", async () => {
  const model = join(place.root, "model");
  const { code, out, err } = await place.run("train", "--backend", "tensorflow", "--out", model);
  expect(err).toBe("");
  expect(code).toBe(0);
  expect(out).toMatch(/steps in .* a second, by /);
  expect(out).toMatch(device);
  const { probabilities } = JSON.parse((await place.run("predict", "--model", model, place.file, "--json")).out);
  expect(probabilities).toHaveLength(60);
});

test("cross-validate --backend tensorflow trains all folds at once, on the engine's folds", async () => {
  const words = ["cross-validate", "--folds", "3", "--json"];
  const theirs = JSON.parse((await place.run(...words, "--backend", "tensorflow")).out);
  const ours = JSON.parse((await place.run(...words)).out);
  expect(theirs.classifier.trainedBy).toMatch(device);
  expect(ours.classifier.trainedBy).toBe("xmednn engine");
  const rows = (report: typeof ours) => report.folds.map((fold: { rows: number }) => fold.rows);
  expect(rows(theirs)).toEqual(rows(ours));
  expect(theirs.testAttacksCopiedInTrain).toBe(ours.testAttacksCopiedInTrain);
  expect(Math.abs(theirs.mean.accuracy - ours.mean.accuracy)).toBeLessThan(0.1);
});

test.each([
  [["train", "--backend", "torch"], 'There is no backend "torch": choose engine or tensorflow.'],
  [["cross-validate", "--backend", "tensorflow", "--classifier", "dt"], "trains the network dnn alone: train dt"],
  [["setup-tensorflow", "tpu"], "Allowed choices are cpu, gpu, remove"],
])("%j is a usage error", async (words, sentence) => {
  const { code, err } = await place.run(...words);
  expect(code).toBe(2);
  expect(err).toContain(sentence);
});

test("setup-tensorflow remove says when there is nothing to remove", async () => {
  expect(await place.run("setup-tensorflow", "remove")).toEqual({
    code: 0,
    out: "There is no .tensorflow to remove.\n",
    err: "",
  });
});

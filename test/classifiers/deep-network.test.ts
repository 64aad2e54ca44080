import { describe, expect, test } from "vitest";
import {
  type DeepNetworkSettings,
  deepNetwork,
  isDeepNetworkModel,
  paperDeepNetwork,
} from "../../src/classifiers/deep-network";
import { nadam } from "../../src/engine/optimiser";
import { train } from "../../src/engine/train";
import { networkOf, randomExamples } from "../engine/networks";

const { rows, labels } = randomExamples(200, 28, 1);
const quick: Partial<DeepNetworkSettings> = { epochs: 3 };

function fitted(settings: Partial<DeepNetworkSettings>, seed = 1) {
  const trained = deepNetwork(settings).fit(rows, labels, { seed });
  if (!isDeepNetworkModel(trained)) throw new Error("a deep network has a model");
  return trained;
}

test("the paper's network has 4,209 parameters", () => {
  const { network, weights } = fitted(quick).model;
  expect(network.layers.map(({ units, activation }) => `${units} ${activation}`)).toEqual([
    "64 elu",
    "32 elu",
    "8 elu",
    "1 sigmoid",
  ]);
  expect(weights.reduce((sum, { kernel, bias }) => sum + kernel.length + bias.length, 0)).toBe(4209);
});

test("fitting is the engine's training with Nadam on the same rows", () => {
  const { learningRate, schedule, batchSize } = paperDeepNetwork;
  const optimiser = nadam({ learningRate, schedule });
  const { weights, history } = train(networkOf([28, 64, 32, 8, 1], "elu"), rows, labels, {
    ...{ optimiser, epochs: 3, batchSize, seed: 1 },
  });
  const { model } = fitted(quick);
  expect(model.weights).toEqual(weights);
  expect(model.history).toEqual(history);
});

test("every setting has its effect", () => {
  const { weights } = fitted(quick).model;
  const others: readonly Partial<DeepNetworkSettings>[] = [
    { hiddenUnits: [64, 32] },
    { activation: "relu" },
    { initialiser: "glorotUniform" },
    { learningRate: 0.02 },
    { schedule: "keras3" },
    { epochs: 4 },
    { batchSize: 10 },
    { precision: "float64" },
  ];
  for (const other of others)
    expect(fitted({ ...quick, ...other }).model.weights, JSON.stringify(other)).not.toEqual(weights);
  expect(others.map((other) => Object.keys(other)[0]).sort()).toEqual(Object.keys(paperDeepNetwork).sort());
});

test("the seed decides the weights", () => {
  expect(fitted(quick, 2).model.weights).not.toEqual(fitted(quick, 1).model.weights);
  expect(fitted(quick, 2).model.weights).toEqual(fitted(quick, 2).model.weights);
});

describe("a fitted network", () => {
  const trained = fitted({ epochs: 60 });

  test("gives a probability for each row, and has learnt them", () => {
    const probabilities = trained.attackProbability(rows);
    expect(probabilities.length).toBe(200);
    expect(probabilities.every((p) => p >= 0 && p <= 1)).toBe(true);
    const right = labels.filter((label, row) => (probabilities[row] > 0.5 ? 1 : 0) === label).length;
    expect(right / 200).toBeGreaterThan(0.9);
  });

  test("has as many epochs of history as it was trained for, and none of a test that was not given", () => {
    expect(trained.model.history.loss.length).toBe(60);
    expect(trained.model.history.testLoss).toEqual([]);
  });
});

test("test rows are reported on and epochs told, and neither changes the weights", () => {
  const told: [number, number][] = [];
  const onProgress = (done: number, total: number) => told.push([done, total]);
  const trained = deepNetwork(quick).fit(rows, labels, { seed: 1, test: { rows, labels }, onProgress });
  if (!isDeepNetworkModel(trained)) throw new Error("a deep network has a model");
  expect(trained.model.history.testAccuracy.length).toBe(3);
  expect(told).toEqual([1, 2, 3].map((epoch) => [epoch, 3]));
  expect(trained.model.weights).toEqual(fitted(quick).model.weights);
});

test("the settings are named in full, for tables", () => {
  expect(deepNetwork().settings).toEqual({ ...paperDeepNetwork, hiddenUnits: "64-32-8" });
  expect(deepNetwork({ epochs: 7 }).settings.epochs).toBe(7);
  expect(deepNetwork()).toMatchObject({ id: "dnn", name: "DNN" });
});

import * as tf from "@tensorflow/tfjs-core";
import { describe, expect, test } from "vitest";
import { initialWeights } from "../../src/engine/initialiser";
import { adam, nadam } from "../../src/engine/optimiser";
import { predict } from "../../src/engine/predict";
import { type EpochValues, type TrainOptions, train } from "../../src/engine/train";
import { weightsHash } from "../../src/engine/weights-hash";
import { DataError, UsageError } from "../../src/foundation/errors";
import { openTensorFlow } from "../../src/tensorflow/open-tensorflow";
import { largestDifference, networkOf, randomExamples } from "../engine/networks";
import { kindsHere } from "./kinds";

const network = networkOf([28, 64, 32, 8, 1], "elu");
const { rows, labels } = randomExamples(1007, 28, 1);
const test1 = randomExamples(300, 28, 2);
const options: TrainOptions = { optimiser: nadam({ learningRate: 0.01 }), epochs: 1, batchSize: 20, seed: 1 };

function correlation(first: Float64Array, second: Float64Array): number {
  const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [a, b] = [mean(first), mean(second)];
  const moment = (of: (i: number) => number) => first.reduce((sum, _, i) => sum + of(i), 0);
  const [x, y] = [(i: number) => first[i] - a, (i: number) => second[i] - b];
  return moment((i) => x(i) * y(i)) / Math.sqrt(moment((i) => x(i) ** 2) * moment((i) => y(i) ** 2));
}

describe.each(kindsHere)("TensorFlow.js, %s", (kind) => {
  test("after an epoch, its probabilities correlate with the engine's above 0.999", async () => {
    const tensorflow = await openTensorFlow({ kinds: [kind] });
    const theirs = tensorflow.train(network, rows, labels, { ...options, test: test1 });
    const ours = train(network, rows, labels, { ...options, test: test1 });
    const judge = (weights: typeof ours.weights) => predict(network, weights, test1.rows);
    expect(correlation(judge(theirs.weights), judge(ours.weights))).toBeGreaterThan(0.999);
    expect(theirs.steps).toBe(ours.steps);
    for (const series of ["loss", "accuracy", "testLoss", "testAccuracy"] as const) {
      expect(theirs.history[series]).toHaveLength(1);
      expect(Math.abs(theirs.history[series][0] - ours.history[series][0])).toBeLessThan(1e-3);
    }
  });

  test("the same training gives the same bits again, another seed others", async () => {
    const tensorflow = await openTensorFlow({ kinds: [kind] });
    const hash = (seed: number) => weightsHash(tensorflow.train(network, rows, labels, { ...options, seed }).weights);
    const first = hash(1);
    expect(hash(1)).toBe(first);
    expect(hash(2)).not.toBe(first);
  });

  test("no epoch leaves the engine's initial weights", async () => {
    const tensorflow = await openTensorFlow({ kinds: [kind] });
    expect(tensorflow.train(network, rows, labels, { ...options, epochs: 0 }).weights).toEqual(
      initialWeights(network, 1),
    );
  });

  test("its probabilities are the engine's to 1e-6", async () => {
    const tensorflow = await openTensorFlow({ kinds: [kind] });
    const weights = initialWeights(network, 3);
    const many = randomExamples(5000, 28, 4).rows;
    const ours = predict(network, weights, many);
    const gaps = tensorflow.predict(network, weights, many).map((p, row) => Math.abs(p - ours[row]));
    expect(Math.max(...gaps)).toBeLessThan(1e-6);
  });

  test("keeps nothing on the device when a training is over", async () => {
    const tensorflow = await openTensorFlow({ kinds: [kind] });
    const before = tf.memory().numTensors;
    tensorflow.train(network, rows, labels, { ...options, test: test1 });
    tensorflow.predict(network, initialWeights(network, 1), rows);
    expect(tf.memory().numTensors).toBe(before);
  });

  test("models that are trained together come out as each alone, though their epochs differ in length", async () => {
    const tensorflow = await openTensorFlow({ kinds: [kind] });
    const small = networkOf([28, 12, 1], "elu");
    const tasks = [
      { training: randomExamples(207, 28, 5), seed: 1, optimiser: nadam({ learningRate: 0.01 }) },
      { training: randomExamples(140, 28, 6), seed: 2, optimiser: nadam({ learningRate: 0.003, schedule: "keras3" }) },
      { training: randomExamples(207, 28, 5), seed: 3, optimiser: nadam({ learningRate: 0.01, beta1: 0.8 }) },
    ].map((task) => ({ ...task, test: test1 }));
    const together = tensorflow.trainTogether(small, tasks, { epochs: 3, batchSize: 20 });
    tasks.forEach(({ training, test, ...settings }, model) => {
      const alone = train(small, training.rows, training.labels, { ...settings, test, epochs: 3, batchSize: 20 });
      expect(largestDifference(together[model].weights, alone.weights)).toBeLessThan(1e-4);
      expect(together[model].steps).toBe(alone.steps);
      together[model].history.testLoss.forEach((loss, epoch) => {
        expect(Math.abs(loss - alone.history.testLoss[epoch])).toBeLessThan(1e-5);
      });
    });
  });
});

const plain = openTensorFlow({ kinds: ["plain"] });
const small = networkOf([28, 3, 1], "elu");

test("the listener is told every epoch's values in order, and ends the training by throwing", async () => {
  const told: [number, number, EpochValues][] = [];
  const onEpoch = (...values: [number, number, EpochValues]) => {
    told.push(values);
    if (told.length === 2) throw new Error("enough");
  };
  const run = (await plain).train;
  expect(() => run(small, rows, labels, { ...options, epochs: 3, onEpoch })).toThrow("enough");
  expect(told.map(([epoch, epochs]) => [epoch, epochs])).toEqual([
    [1, 3],
    [2, 3],
  ]);
  expect(told[0][2].test).toBeNull();
});

test("a loss that is no number ends the training with a sentence", async () => {
  const run = (await plain).train;
  const call = () => run(small, rows, labels, { ...options, optimiser: nadam({ learningRate: 1e30 }) });
  expect(call).toThrow(DataError);
  expect(call).toThrow(/epoch 1: the loss is (NaN|Infinity).*learning rate below 1e\+30/);
});

test.each([
  ["another optimiser", { optimiser: adam() }, /trains with nadam alone: train with adam with the engine/],
  ["float64", { precision: "float64" }, /trains in float32 alone/],
  ["a batch of no rows", { batchSize: 0 }, /The batch size is 0/],
] as const)("%s is a usage error", async (_, change, sentence) => {
  const run = (await plain).train;
  const call = () => run(small, rows, labels, { ...options, ...change });
  expect(call).toThrow(UsageError);
  expect(call).toThrow(sentence);
});

test("test rows are given to all models or to none", async () => {
  const { trainTogether } = await plain;
  const task = { training: { rows, labels }, seed: 1, optimiser: nadam() };
  const call = () => trainTogether(small, [task, { ...task, test: test1 }], { epochs: 1, batchSize: 20 });
  expect(call).toThrow(/give them to all or to none/);
  expect(() => trainTogether(small, [], { epochs: 1, batchSize: 20 })).toThrow("There is no model to train.");
});

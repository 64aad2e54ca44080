import { describe, expect, test } from "vitest";
import { epochOrders } from "../../src/engine/epoch-order";
import { initialWeights } from "../../src/engine/initialiser";
import { adam, nadam, rmsProp, sgd } from "../../src/engine/optimiser";
import { predict } from "../../src/engine/predict";
import { type EpochValues, type TrainOptions, train } from "../../src/engine/train";
import { createTrainer } from "../../src/engine/trainer";
import { weightsHash } from "../../src/engine/weights-hash";
import { DataError } from "../../src/foundation/errors";
import { networkOf, randomExamples } from "./networks";
import { meanLoss } from "./reference";

const network = networkOf([28, 64, 32, 8, 1], "elu");
const { rows, labels } = randomExamples(407, 28, 1);
const options: TrainOptions = { optimiser: nadam({ learningRate: 0.01 }), epochs: 5, batchSize: 20, seed: 1 };

test("the same arguments give the same weights on every run, with a short last batch", () => {
  const hash = weightsHash(train(network, rows, labels, options).weights);
  expect(weightsHash(train(network, rows, labels, options).weights)).toBe(hash);
  expect(weightsHash(train(network, rows, labels, { ...options, seed: 2 }).weights)).not.toBe(hash);
  expect(weightsHash(train(network, rows, labels, { ...options, batchSize: 19 }).weights)).not.toBe(hash);
});

test("reporting on test rows changes nothing", () => {
  const alone = train(network, rows, labels, options);
  const reported = train(network, rows, labels, { ...options, test: { rows, labels } });
  expect(weightsHash(reported.weights)).toBe(weightsHash(alone.weights));
  expect(reported.history.loss).toEqual(alone.history.loss);
  expect(alone.history.testLoss).toEqual([]);
});

test.each([
  ["nadam", nadam({ learningRate: 0.01 })],
  ["adam", adam({ learningRate: 0.01 })],
  ["sgd", sgd({ learningRate: 0.05, momentum: 0.9 })],
  ["rmsprop", rmsProp({ learningRate: 0.003 })],
])("%s learns the rows", (_, optimiser) => {
  const { history, steps } = train(network, rows, labels, {
    ...options,
    optimiser,
    epochs: 40,
    test: { rows, labels },
  });
  expect(steps).toBe(40 * Math.ceil(407 / 20));
  expect(history.loss.length).toBe(40);
  expect(history.testLoss[39]).toBeLessThan(0.3);
  expect(history.testAccuracy[39]).toBeGreaterThan(0.87);
});

test("the history's test values are those of the weights at the epoch's end", () => {
  const { weights, history } = train(network, rows, labels, {
    ...options,
    precision: "float64",
    test: { rows, labels },
  });
  const order = Int32Array.from(labels, (_, row) => row);
  expect(Math.abs(history.testLoss[4] - meanLoss(network, weights, { rows, labels }, order))).toBeLessThan(1e-13);
  const probabilities = predict(network, weights, rows, "float64");
  const right = labels.filter((label, row) => (probabilities[row] > 0.5 ? 1 : 0) === label).length;
  expect(history.testAccuracy[4]).toBe(right / 407);
});

test("no epoch leaves the initial weights", () => {
  expect(train(network, rows, labels, { ...options, epochs: 0 }).weights).toEqual(initialWeights(network, 1));
});

describe("the listener", () => {
  test("is told every epoch's values in order", () => {
    const told: [number, number, EpochValues][] = [];
    const { history } = train(network, rows, labels, { ...options, onEpoch: (...values) => told.push(values) });
    expect(told.map(([epoch, epochs]) => [epoch, epochs])).toEqual([1, 2, 3, 4, 5].map((epoch) => [epoch, 5]));
    expect(told.map(([, , { training }]) => training.loss)).toEqual(history.loss);
    expect(told[0][2].test).toBeNull();
  });

  test("ends the training by throwing", () => {
    let epochs = 0;
    const onEpoch = () => {
      epochs++;
      throw new Error("enough");
    };
    expect(() => train(network, rows, labels, { ...options, onEpoch })).toThrow("enough");
    expect(epochs).toBe(1);
  });
});

describe("a loss that is no number ends the training with a sentence that says the epoch and what to try", () => {
  test("when the learning rate is absurd", () => {
    const absurd = () => train(network, rows, labels, { ...options, optimiser: sgd({ learningRate: 1e30 }) });
    expect(absurd).toThrow(DataError);
    expect(absurd).toThrow(/epoch 1: the loss is (NaN|Infinity).*learning rate below 1e\+30/);
  });

  test("when a row holds no number", () => {
    const values = Float64Array.from(rows.values);
    values[100] = Number.NaN;
    const broken = () => train(network, { ...rows, values }, labels, options);
    expect(broken).toThrow(/epoch 1: the loss is NaN.*missing values/);
  });

  test("when only the last update went wrong", () => {
    const once = () =>
      train(network, rows, labels, { ...options, epochs: 1, batchSize: 407, optimiser: sgd({ learningRate: 1e300 }) });
    expect(once).toThrow(/epoch 1: a weight is no longer a number/);
  });
});

test("a linear decay is the same as training step by step at the falling rates", () => {
  const [epochs, batchSize, steps] = [3, 100, 15];
  const settings = { batchSize, precision: "float64" } as const;
  const optimiser = sgd({ learningRate: 0.1 });
  const decayed = train(network, rows, labels, { ...settings, optimiser, epochs, seed: 4, decay: "linear" });
  const nextOrder = epochOrders(407, 4);
  let weights = initialWeights(network, 4);
  for (let step = 0; step < steps; ) {
    const order = nextOrder();
    for (let from = 0; from < 407; from += batchSize, step++) {
      const optimiser = sgd({ learningRate: 0.1 * (1 - step / steps) });
      const trainer = createTrainer(network, { ...settings, optimiser, training: { rows, labels } });
      trainer.setWeights(weights);
      trainer.trainEpoch(order.slice(from, from + batchSize));
      weights = trainer.weights();
    }
  }
  expect(decayed.weights).toEqual(weights);
  expect(train(network, rows, labels, { ...settings, optimiser, epochs, seed: 4 }).weights).not.toEqual(weights);
});

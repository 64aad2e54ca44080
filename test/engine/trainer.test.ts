import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Precision } from "../../src/engine/engine-instance";
import type { Activation, Weights } from "../../src/engine/network";
import { nadam, sgd } from "../../src/engine/optimiser";
import { createTrainer, type TrainerOptions } from "../../src/engine/trainer";
import { weightsHash } from "../../src/engine/weights-hash";
import { UsageError } from "../../src/foundation/errors";
import { inOrder, largestDifference, networkOf, randomExamples, randomWeights } from "./networks";
import { gradientOf, meanLoss, trainedWithNadam } from "./reference";

const activationNames: readonly Activation[] = ["elu", "relu", "selu", "tanh", "sigmoid", "linear"];
const plain = (precision: Precision, batchSize: number): Omit<TrainerOptions, "training"> => ({
  optimiser: nadam({ learningRate: 0.01 }),
  batchSize,
  precision,
});

describe.each(activationNames)("the gradient through %s", (activation) => {
  test("agrees with central differences of the loss in float64", () => {
    const network = networkOf([5, 9, 3, 1], activation);
    const weights = randomWeights(network, 3);
    const training = randomExamples(7, 5, 4);
    const trainer = createTrainer(network, { ...plain("float64", 7), optimiser: sgd({ learningRate: 0 }), training });
    const lossAt = (moved: Weights) => {
      trainer.setWeights(moved);
      return trainer.trainEpoch(inOrder(7)).loss;
    };
    lossAt(weights);
    const gradients = trainer.gradients();
    const step = 1e-5;
    gradients.forEach(({ kernel }, layer) => {
      kernel.forEach((slope, index) => {
        const moved = (by: number) =>
          weights.map((part, l) => ({
            ...part,
            kernel: part.kernel.map((w, i) => (l === layer && i === index ? w + by : w)),
          }));
        const difference = (lossAt(moved(step)) - lossAt(moved(-step))) / (2 * step);
        expect(Math.abs(slope - difference), `layer ${layer + 1}, weight ${index}`).toBeLessThan(1e-9);
      });
    });
  });

  test("agrees with the textbook's loops to 1e-13", () => {
    const network = networkOf([6, 7, 5, 1], activation);
    const weights = randomWeights(network, 5);
    const training = randomExamples(11, 6, 6);
    const trainer = createTrainer(network, { ...plain("float64", 11), training });
    trainer.setWeights(weights);
    const { loss } = trainer.trainEpoch(inOrder(11));
    expect(Math.abs(loss - meanLoss(network, weights, training, inOrder(11)))).toBeLessThan(1e-15);
    const expected = gradientOf(network, weights, training, inOrder(11));
    expect(largestDifference(trainer.gradients(), expected)).toBeLessThan(1e-13);
  });
});

const shape = fc.record({
  widths: fc.array(fc.constantFrom(1, 2, 3, 4, 5, 8, 9, 12, 16, 17, 33), { minLength: 1, maxLength: 4 }),
  activation: fc.constantFrom(...activationNames),
  rows: fc.integer({ min: 1, max: 30 }),
  batchSize: fc.constantFrom(1, 2, 7, 20, 64, 70),
  seed: fc.integer({ min: 0, max: 1000 }),
});

test("any widths, batch size and activation train as the textbook's loops do", () => {
  fc.assert(
    fc.property(shape, ({ widths, activation, rows, batchSize, seed }) => {
      const network = networkOf([...widths, 1], activation);
      const training = randomExamples(rows, widths[0], seed);
      const weights = randomWeights(network, seed);
      // With Nadam's own epsilon, a gradient that is 0 but for rounding moves a weight by the whole learning rate.
      const optimiser = nadam({ learningRate: 0.01, epsilon: 0.01 });
      const trainer = createTrainer(network, { ...plain("float64", batchSize), optimiser, training });
      trainer.setWeights(weights);
      const order = inOrder(rows).reverse();
      trainer.trainEpoch(order);
      const expected = trainedWithNadam(network, weights, training, order, batchSize, optimiser);
      expect(largestDifference(trainer.weights(), expected)).toBeLessThan(1e-11);
      expect(trainer.steps).toBe(Math.ceil(rows / batchSize));
    }),
    { numRuns: 150 },
  );
});

test("float32 training stays near float64's", () => {
  const network = networkOf([9, 17, 5, 1], "elu");
  const training = randomExamples(40, 9, 1);
  const [single, double] = (["float32", "float64"] as const).map((precision) => {
    const trainer = createTrainer(network, {
      ...plain(precision, 20),
      optimiser: sgd({ learningRate: 0.1 }),
      training,
    });
    trainer.setWeights(randomWeights(network, 2));
    trainer.trainEpoch(inOrder(40));
    return trainer.weights();
  });
  expect(largestDifference(single, double)).toBeLessThan(1e-6);
  expect(weightsHash(single)).not.toBe(weightsHash(double));
});

test("a row may be met in any order, and every row of the order counts once in the means", () => {
  const network = networkOf([4, 3, 1], "tanh");
  const training = randomExamples(10, 4, 8);
  const weights = randomWeights(network, 9);
  const options = { ...plain("float64", 3), optimiser: sgd({ learningRate: 0 }), training };
  const trainer = createTrainer(network, { ...options, test: training });
  trainer.setWeights(weights);
  const shuffled = Int32Array.of(3, 9, 0, 7, 5, 1, 8, 2, 6, 4);
  const means = trainer.trainEpoch(shuffled);
  const ofTest = trainer.evaluateTest();
  expect(Math.abs(means.loss - meanLoss(network, weights, training, inOrder(10)))).toBeLessThan(1e-15);
  expect(Math.abs(means.loss - ofTest.loss)).toBeLessThan(1e-15);
  expect(means.accuracy).toBe(ofTest.accuracy);
});

test("a probability just above 0.5 is a decision for attack, 0.5 itself is none", () => {
  const network = networkOf([1, 1], "linear");
  const rows = { rows: 3, columns: 1, values: Float64Array.of(-1e-12, 0, 1e-12) };
  const decided = [0, 0, 1];
  const accuracyOf = (labels: readonly number[]) => {
    const examples = { rows, labels: Uint8Array.from(labels) };
    const trainer = createTrainer(network, { ...plain("float64", 3), training: examples, test: examples });
    trainer.setWeights([{ kernel: Float64Array.of(1), bias: Float64Array.of(0) }]);
    return [trainer.evaluateTest().accuracy, trainer.trainEpoch(inOrder(3)).accuracy];
  };
  expect(accuracyOf(decided)).toEqual([1, 1]);
  decided.forEach((_, wrong) => {
    const labels = decided.map((label, row) => (row === wrong ? 1 - label : label));
    expect(accuracyOf(labels)).toEqual([2 / 3, 2 / 3]);
  });
});

test("evaluating more rows than fit at a time misses none", () => {
  const network = networkOf([3, 5, 1], "elu");
  const examples = randomExamples(200, 3, 2);
  const trainer = createTrainer(network, { ...plain("float64", 1), training: randomExamples(1, 3, 1), test: examples });
  const weights = randomWeights(network, 1);
  trainer.setWeights(weights);
  const expected = meanLoss(network, weights, examples, inOrder(200));
  expect(Math.abs(trainer.evaluateTest().loss - expected)).toBeLessThan(1e-14);
});

test("no step allocates: the memory is the same and as large after an epoch as before", () => {
  const network = networkOf([28, 64, 32, 8, 1], "elu");
  const training = randomExamples(410, 28, 1);
  const trainer = createTrainer(network, { ...plain("float32", 20), training, test: training });
  trainer.setWeights(randomWeights(network, 1));
  const { buffer } = trainer.memory;
  const bytes = buffer.byteLength;
  trainer.trainEpoch(inOrder(410));
  trainer.evaluateTest();
  expect(trainer.memory.buffer).toBe(buffer);
  expect(buffer.byteLength).toBe(bytes);
});

test("a training leaves rows, labels, weights and order as they were given", () => {
  const network = networkOf([4, 3, 1], "elu");
  const training = randomExamples(9, 4, 1);
  const weights = randomWeights(network, 1);
  const order = inOrder(9);
  const before = structuredClone({ training, weights, order });
  const trainer = createTrainer(network, { ...plain("float32", 4), training });
  trainer.setWeights(weights);
  trainer.trainEpoch(order);
  expect({ training, weights, order }).toEqual(before);
});

describe("a training that makes no sense is refused in a sentence", () => {
  const network = networkOf([4, 3, 1], "elu");
  const training = randomExamples(9, 4, 1);
  const make =
    (changes: Partial<TrainerOptions>, changed = network) =>
    () =>
      createTrainer(changed, { ...plain("float32", 4), training, ...changes });
  const twoUnits = { inputs: 4, layers: [{ ...network.layers[0], units: 2 }] };

  test.each([
    ["a batch of half a row", make({ batchSize: 0.5 }), "The batch size is 0.5"],
    ["no rows", make({ training: randomExamples(0, 4, 1) }), "no training rows"],
    ["rows of another width", make({ training: randomExamples(9, 5, 1) }), "5 columns, but the network takes 4"],
    [
      "a label missing",
      make({ training: { ...training, labels: new Uint8Array(8) } }),
      "9 training rows, but 8 labels",
    ],
    ["test rows of another width", make({ test: randomExamples(9, 3, 1) }), "The test rows have 3 columns"],
    ["two output units", make({}, twoUnits), "2 elu units"],
    ["a layer of no units", make({}, networkOf([4, 0, 1], "elu")), "Layer 1 has 0 units"],
    ["no layer", make({}, { inputs: 4, layers: [] }), "no layer"],
    ["no inputs", make({}, networkOf([0, 1], "elu")), "0 inputs"],
    [
      "weights of another network",
      () => make({})().setWeights(randomWeights(networkOf([4, 2, 1], "elu"), 1)),
      "Layer 1",
    ],
    ["weights of too few layers", () => make({})().setWeights([]), "2 layers, but weights of 0"],
    ["a row that is not there", () => make({})().trainEpoch(Int32Array.of(9)), "no training row 9"],
    ["an epoch longer than the rows", () => make({})().trainEpoch(new Int32Array(10)), "10 rows was asked for"],
    ["an empty epoch", () => make({})().trainEpoch(new Int32Array(0)), "0 rows was asked for"],
    ["a test without test rows", () => make({})().evaluateTest(), "no test rows"],
  ])("%s", (_, attempt, sentence) => {
    expect(attempt).toThrow(UsageError);
    expect(attempt).toThrow(sentence);
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Activation, Network } from "../../src/engine/network";
import { createPredictor, predict } from "../../src/engine/predict";
import { UsageError } from "../../src/foundation/errors";
import { networkOf, randomExamples, randomWeights } from "./networks";
import { activations, outputsOf } from "./reference";

const output = fc.record({
  inputs: fc.integer({ min: 1, max: 30 }),
  hidden: fc.integer({ min: 1, max: 20 }),
  units: fc.integer({ min: 1, max: 10 }),
  activation: fc.constantFrom<Activation>("elu", "relu", "selu", "tanh", "sigmoid", "linear"),
  rows: fc.constantFrom(0, 1, 2, 63, 64, 65, 130),
  seed: fc.integer({ min: 0, max: 1000 }),
});

function anyNetwork(inputs: number, hidden: number, units: number, activation: Activation): Network {
  const initialiser = "heNormal";
  return { inputs, layers: [hidden, units].map((width) => ({ units: width, activation, initialiser })) };
}

test("any number of rows, inputs and output units, with any activation, is as the textbook's loops say", () => {
  fc.assert(
    fc.property(output, ({ inputs, hidden, units, activation, rows, seed }) => {
      const network = anyNetwork(inputs, hidden, units, activation);
      const weights = randomWeights(network, seed);
      const examples = randomExamples(rows, inputs, seed).rows;
      const found = predict(network, weights, examples, "float64");
      const expected = Array.from({ length: rows }, (_, row) =>
        outputsOf(network, weights, examples.values.subarray(row * inputs, (row + 1) * inputs)),
      ).flat();
      expect(found.length).toBe(expected.length);
      for (const [i, value] of expected.entries()) expect(Math.abs(found[i] - value)).toBeLessThan(1e-13);
    }),
    { numRuns: 60 },
  );
});

describe.each(["float32", "float64"] as const)("in %s", (precision) => {
  const network = networkOf([9, 17, 5, 1], "elu");
  const weights = randomWeights(network, 1);
  const { rows } = randomExamples(150, 9, 2);
  const predictor = createPredictor(network, weights, precision);
  const outputs = predictor.outputs(rows);

  test("a row's output does not depend on the rows that come with it", () => {
    for (const row of [0, 1, 2, 63, 64, 149]) {
      const alone = { rows: 1, columns: 9, values: rows.values.slice(row * 9, row * 9 + 9) };
      expect(predictor.outputs(alone)[0]).toBe(outputs[row]);
    }
  });

  test("the same rows give the same outputs again", () => {
    expect(predictor.outputs(rows)).toEqual(outputs);
  });

  test("the outputs are the activation of the logits", () => {
    predictor.logits(rows).forEach((logit, row) => {
      expect(Math.abs(outputs[row] - activations.sigmoid(logit))).toBeLessThan(1e-15);
    });
  });
});

test("float32 outputs stay within 1e-6 of float64's", () => {
  const network = networkOf([28, 64, 32, 8, 1], "elu");
  const weights = randomWeights(network, 1);
  const { rows } = randomExamples(100, 28, 2);
  const double = predict(network, weights, rows, "float64");
  predict(network, weights, rows).forEach((value, row) => {
    expect(Math.abs(value - double[row])).toBeLessThan(1e-6);
  });
});

test("rows of another width than the network's inputs are refused", () => {
  const network = networkOf([9, 1], "elu");
  const attempt = () => predict(network, randomWeights(network, 1), randomExamples(3, 8, 1).rows);
  expect(attempt).toThrow(UsageError);
  expect(attempt).toThrow("8 columns, but the network takes 9");
});

import fc from "fast-check";
import { expect, test } from "vitest";
import type { Activation, Network, Weights } from "../../src/engine/network";
import { deepExplainer, deepShap } from "../../src/explanation/deep-shap";
import type { ExplainedOutput } from "../../src/explanation/explanation";
import { UsageError } from "../../src/foundation/errors";
import { type Matrix, takeRows } from "../../src/foundation/matrix";
import { readOracle } from "../oracle";
import { additivityError, largestDifference } from "./differences";
import { type FormulaConstants, formulaNetwork, formulaRows } from "./formula-network";

interface OraclePart {
  readonly expected_value: number;
  readonly fx: readonly number[];
  readonly shap_values: readonly (readonly number[])[];
}

const oracle = readOracle<{
  probability: OraclePart;
  logit: OraclePart;
  small: { sizes: number[]; fx: number[]; expected_value: number; deep: number[][] };
  constants: FormulaConstants;
}>("deep-shap.json");

const paperSizes = [28, 64, 32, 8, 1];
const { network, weights } = formulaNetwork(paperSizes, oracle.constants);
const background = formulaRows(50, 28, oracle.constants.bg);
const explained = formulaRows(oracle.probability.fx.length, 28, oracle.constants.ex);

test.each([
  ["probability", oracle.probability],
  ["logOdds", oracle.logit],
] as const)("contributions to the %s are those of shap's DeepExplainer to 1e-9", (output, expected) => {
  const explanation = deepShap(network, weights, explained, background, { output });
  expect(largestDifference(explanation.contributions.values, expected.shap_values.flat())).toBeLessThan(1e-9);
  expect(largestDifference(explanation.outputs, [...expected.fx])).toBeLessThan(1e-12);
  expect(Math.abs(explanation.expectedValue - expected.expected_value)).toBeLessThan(1e-12);
  expect(additivityError(explanation)).toBeLessThan(1e-12);
});

test("a small network of another shape, with odd widths, is explained as the oracle does", () => {
  const { sizes, deep, fx, expected_value } = oracle.small;
  const small = formulaNetwork(sizes, oracle.constants);
  const rows = formulaRows(fx.length, sizes[0], oracle.constants.ex);
  const explanation = deepShap(small.network, small.weights, rows, formulaRows(20, sizes[0], oracle.constants.bg));
  expect(largestDifference(explanation.contributions.values, deep.flat())).toBeLessThan(1e-9);
  expect(Math.abs(explanation.expectedValue - expected_value)).toBeLessThan(1e-12);
});

const activations: readonly Activation[] = ["elu", "relu", "selu", "tanh", "sigmoid", "linear"];
/** Sixty-fourths, so that sums are equal or well apart: nearer than 1e-6, the slope makes parts that only nearly add up. */
const number = fc.integer({ min: -96, max: 96 }).map((count) => count / 64);
const numbers = (length: number) =>
  fc.array(number, { minLength: length, maxLength: length }).map((values) => Float64Array.from(values));
const matrix = (rows: number, columns: number): fc.Arbitrary<Matrix> =>
  numbers(rows * columns).map((values) => ({ rows, columns, values }));

/** A network of one to four layers of one to seven units, any activations, and rows of its width. */
const problem = fc
  .record({
    widths: fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 4 }),
    kinds: fc.array(fc.constantFrom(...activations), { minLength: 4, maxLength: 4 }),
    rows: fc.integer({ min: 1, max: 3 }),
    others: fc.integer({ min: 1, max: 9 }),
  })
  .chain(({ widths, kinds, rows, others }) => {
    const [inputs] = widths;
    const units = [...widths.slice(1), 1];
    const net: Network = {
      inputs,
      layers: units.map((count, i) => ({ units: count, activation: kinds[i], initialiser: "heNormal" })),
    };
    const layers = units.map((count, i) =>
      fc.record({ kernel: numbers(count * (i === 0 ? inputs : units[i - 1])), bias: numbers(count) }),
    );
    return fc.record({
      net: fc.constant(net),
      weights: fc.tuple(...layers) as fc.Arbitrary<Weights>,
      rows: matrix(rows, inputs),
      background: matrix(others, inputs),
    });
  });

test("expected value and contributions add up to the output to 1e-12, for any stack of layers", () => {
  fc.assert(
    fc.property(problem, ({ net, weights, rows, background }) => {
      const explanation = deepShap(net, weights, rows, background);
      expect(additivityError(explanation)).toBeLessThan(1e-12 * (1 + Math.max(...explanation.outputs.map(Math.abs))));
    }),
    { seed: 1, numRuns: 300 },
  );
});

test("a linear network gives weight times the distance from the background's mean", () => {
  fc.assert(
    fc.property(numbers(5), number, matrix(3, 5), matrix(6, 5), (kernel, bias, rows, others) => {
      const net: Network = { inputs: 5, layers: [{ units: 1, activation: "linear", initialiser: "heNormal" }] };
      const { contributions } = deepShap(net, [{ kernel, bias: Float64Array.of(bias) }], rows, others);
      const means = kernel.map((_, j) => others.values.reduce((sum, v, i) => sum + (i % 5 === j ? v : 0), 0) / 6);
      const expected = rows.values.map((value, i) => kernel[i % 5] * (value - means[i % 5]));
      expect(largestDifference(contributions.values, [...expected])).toBeLessThan(1e-13);
    }),
    { seed: 2, numRuns: 100 },
  );
});

test("a row that is the whole background contributes nothing and is the expected value", () => {
  const row = takeRows(explained, [3]);
  const { contributions, expectedValue, outputs } = deepShap(network, weights, row, row);
  expect([...contributions.values]).toEqual(new Array(28).fill(0));
  expect(expectedValue).toBe(outputs[0]);
});

test("where the sums differ by less than 1e-6 the slope at the explained row stands in for the ratio", () => {
  const net: Network = { inputs: 1, layers: [{ units: 1, activation: "sigmoid", initialiser: "heNormal" }] };
  const identity: Weights = [{ kernel: Float64Array.of(1), bias: Float64Array.of(0) }];
  const one = (value: number): Matrix => ({ rows: 1, columns: 1, values: Float64Array.of(value) });
  const explainedAt = 1;
  const multiplier = (distance: number) => {
    const other = explainedAt - distance;
    return deepShap(net, identity, one(explainedAt), one(other)).contributions.values[0] / (explainedAt - other);
  };
  const { outputs } = deepShap(net, identity, one(explainedAt), one(0));
  const slope = outputs[0] * (1 - outputs[0]);
  expect(multiplier(0.9e-6)).toBeCloseTo(slope, 14);
  expect(Math.abs(multiplier(1.1e-6) - slope)).toBeGreaterThan(1e-9);
});

test("an explanation does not depend on the rows that come with it", () => {
  const rows = formulaRows(130, 28, oracle.constants.ex);
  const together = deepShap(network, weights, rows, background);
  for (const row of [0, 1, 63, 64, 65, 127, 128, 129]) {
    const alone = deepShap(network, weights, takeRows(rows, [row]), background);
    expect(alone.contributions.values).toEqual(takeRows(together.contributions, [row]).values);
    expect(alone.outputs[0]).toBe(together.outputs[row]);
  }
});

test("an explainer gives the same explanation again, whatever it explained in between", () => {
  const explain = deepExplainer(network, weights, background);
  const first = explain(explained);
  explain(formulaRows(70, 28, oracle.constants.bg));
  expect(explain(explained)).toEqual(first);
});

test.each([
  ["rows", formulaRows(3, 27, [1, 1, 1]), background],
  ["a background", explained, formulaRows(3, 27, [1, 1, 1])],
])("%s of another width than the network's inputs are refused", (_, rows, others) => {
  expect(() => deepShap(network, weights, rows, others)).toThrow("27 columns, but the network takes 28");
});

test.each<[string, Network, ExplainedOutput, RegExp]>([
  [
    "two outputs",
    { inputs: 1, layers: [{ units: 2, activation: "linear", initialiser: "heNormal" }] },
    "probability",
    /2 outputs/,
  ],
  [
    "log-odds without a sigmoid",
    { inputs: 1, layers: [{ units: 1, activation: "tanh", initialiser: "heNormal" }] },
    "logOdds",
    /ends in tanh/,
  ],
])("%s cannot be explained", (_, net, output, message) => {
  const some = { rows: 1, columns: 1, values: Float64Array.of(0) };
  const zero = [{ kernel: new Float64Array(net.layers[0].units), bias: new Float64Array(net.layers[0].units) }];
  expect(() => deepShap(net, zero, some, some, { output })).toThrow(UsageError);
  expect(() => deepShap(net, zero, some, some, { output })).toThrow(message);
});

test("an empty background is refused", () => {
  const nothing = { rows: 0, columns: 28, values: new Float64Array(0) };
  expect(() => deepShap(network, weights, explained, nothing)).toThrow(/no background row/);
});

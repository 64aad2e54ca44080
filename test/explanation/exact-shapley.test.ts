import fc from "fast-check";
import { expect, test } from "vitest";
import type { Activation, Network, Weights } from "../../src/engine/network";
import { predict } from "../../src/engine/predict";
import { deepShap } from "../../src/explanation/deep-shap";
import { exactShapley, shapleyWeight } from "../../src/explanation/exact-shapley";
import type { Matrix } from "../../src/foundation/matrix";
import { readOracle } from "../oracle";
import { largestDifference } from "./differences";
import { type FormulaConstants, formulaNetwork, formulaRows } from "./formula-network";

const { small, constants } = readOracle<{
  small: {
    sizes: number[];
    fx: number[];
    expected_value: number;
    exact: number[][];
    deep: number[][];
    deep_max_diff: number;
  };
  constants: FormulaConstants;
}>("deep-shap.json");

const { network, weights } = formulaNetwork(small.sizes, constants);
const model = (rows: Matrix) => predict(network, weights, rows, "float64");
const rows = formulaRows(small.fx.length, small.sizes[0], constants.ex);
const background = formulaRows(20, small.sizes[0], constants.bg);

test("a small network's values are those of three implementations that list all coalitions", () => {
  const { contributions, expectedValue, outputs } = exactShapley(model, rows, background);
  expect(largestDifference(contributions.values, small.exact.flat())).toBeLessThan(1e-12);
  expect(largestDifference(outputs, small.fx)).toBeLessThan(1e-12);
  expect(Math.abs(expectedValue - small.expected_value)).toBeLessThan(1e-12);
});

test("DeepSHAP approximates them as nearly as the oracle's does", () => {
  const exact = exactShapley(model, rows, background).contributions.values;
  const deep = deepShap(network, weights, rows, background).contributions.values;
  expect(largestDifference(deep, [...exact])).toBeCloseTo(small.deep_max_diff, 9);
});

const numbers = (length: number) =>
  fc
    .array(fc.integer({ min: -96, max: 96 }), { minLength: length, maxLength: length })
    .map((counts) => Float64Array.from(counts, (count) => count / 64));
const matrix = (count: number, columns: number): fc.Arbitrary<Matrix> =>
  numbers(count * columns).map((values) => ({ rows: count, columns, values }));

test("DeepSHAP is exact where every hidden unit hears one feature and the output is linear", () => {
  const kinds = fc.constantFrom<Activation[]>("elu", "relu", "selu", "tanh", "sigmoid");
  const features = 4;
  fc.assert(
    fc.property(
      ...[kinds, numbers(features), numbers(features), numbers(features), matrix(2, features), matrix(5, features)],
      (activation, slopes, bias, output, explained, others) => {
        const net: Network = {
          inputs: features,
          layers: [
            { units: features, activation, initialiser: "heNormal" },
            { units: 1, activation: "linear", initialiser: "heNormal" },
          ],
        };
        const kernel = new Float64Array(features * features);
        for (let i = 0; i < features; i++) kernel[i * features + i] = slopes[i];
        const parameters: Weights = [
          { kernel, bias },
          { kernel: output, bias: Float64Array.of(0.5) },
        ];
        const exact = exactShapley((some) => predict(net, parameters, some, "float64"), explained, others);
        const deep = deepShap(net, parameters, explained, others);
        expect(largestDifference(deep.contributions.values, [...exact.contributions.values])).toBeLessThan(1e-12);
      },
    ),
    { seed: 3, numRuns: 60 },
  );
});

test("a product of two features shares its worth between them equally", () => {
  const product = ({ rows: count, values }: Matrix) =>
    Float64Array.from({ length: count }, (_, i) => values[3 * i] * values[3 * i + 1]);
  const one = (...values: number[]): Matrix => ({ rows: 1, columns: 3, values: Float64Array.from(values) });
  const { contributions } = exactShapley(product, one(2, 3, 7), one(0, 0, 0));
  expect([...contributions.values]).toEqual([3, 3, 0]);
});

test("the weights of the coalitions that a feature can join add up to 1", () => {
  const binomial = (n: number, k: number): number => (k === 0 ? 1 : (binomial(n, k - 1) * (n - k + 1)) / k);
  for (const features of [1, 2, 5, 10]) {
    const total = Array.from(
      { length: features },
      (_, size) => binomial(features - 1, size) * shapleyWeight(size, features),
    );
    expect(total.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 14);
  }
});

test("more than ten features are refused", () => {
  const wide = { rows: 1, columns: 11, values: new Float64Array(11) };
  expect(() => exactShapley(() => Float64Array.of(0), wide, wide)).toThrow(/at most 10/);
});

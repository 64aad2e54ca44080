import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { initialWeights } from "../../src/engine/initialiser";
import type { Initialiser } from "../../src/engine/network";

const one = (initialiser: Initialiser, inputs: number, units: number, seed: number): Float64Array =>
  initialWeights({ inputs, layers: [{ units, activation: "elu", initialiser }] }, seed)[0].kernel;

/** Mean of the p-th powers. */
const moment = (values: Float64Array, p: number): number => values.reduce((sum, x) => sum + x ** p, 0) / values.length;

const largest = (values: Float64Array): number => values.reduce((most, x) => Math.max(most, Math.abs(x)), 0);

/** Standard deviation of a standard normal truncated at +-2, of which Keras divides every normal initialiser. */
const truncated = 0.87962566103423978;

describe.each([
  ["heNormal", (inputs: number) => Math.sqrt(2 / inputs)],
  ["lecunNormal", (inputs: number) => Math.sqrt(1 / inputs)],
] as const)("%s", (initialiser, deviation) => {
  test("has mean 0, its deviation, and the fourth moment of a normal truncated at two deviations", () => {
    const values = one(initialiser, 400, 500, 1);
    const sd = deviation(400);
    expect(Math.abs(moment(values, 1)) / sd).toBeLessThan(0.01);
    expect(Math.abs(moment(values, 2) / sd ** 2 - 1)).toBeLessThan(0.01);
    // E x^4 = 3 - 2 phi(2) (2^3 + 3 * 2) / (2 Phi(2) - 1), phi and Phi the standard normal density and distribution.
    const fourth = 3 - (2 * 0.05399096651318806 * 14) / 0.9544997361036416;
    expect(Math.abs((moment(values, 4) / sd ** 4) * truncated ** 4 - fourth)).toBeLessThan(0.02);
  });

  test("keeps within two deviations of the normal before the cut, and comes near them", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 70 }),
        fc.integer({ min: 1, max: 70 }),
        fc.integer(),
        (inputs, units, seed) => {
          const bound = (2 * deviation(inputs)) / truncated;
          const values = one(initialiser, inputs, units, seed);
          expect(values.length).toBe(inputs * units);
          expect(largest(values)).toBeLessThanOrEqual(Math.fround(bound) * (1 + 2 ** -24));
        },
      ),
      { numRuns: 50 },
    );
    const values = one(initialiser, 100, 100, 1);
    expect(largest(values)).toBeGreaterThan((1.98 * deviation(100)) / truncated);
  });
});

test("glorotUniform is uniform within sqrt(6 / (inputs + units))", () => {
  const limit = Math.sqrt(6 / 900);
  const values = one("glorotUniform", 400, 500, 1);
  expect(largest(values)).toBeLessThanOrEqual(limit);
  expect(largest(values)).toBeGreaterThan(0.999 * limit);
  expect(Math.abs(moment(values, 1)) / limit).toBeLessThan(0.01);
  expect(Math.abs((3 * moment(values, 2)) / limit ** 2 - 1)).toBeLessThan(0.01);
  expect(Math.abs((5 * moment(values, 4)) / limit ** 4 - 1)).toBeLessThan(0.01);
});

test("the same seed gives the same weights, another seed others, and all are float32 numbers", () => {
  fc.assert(
    fc.property(fc.constantFrom("heNormal", "glorotUniform", "lecunNormal"), fc.integer(), (initialiser, seed) => {
      const values = one(initialiser, 5, 7, seed);
      expect(one(initialiser, 5, 7, seed)).toEqual(values);
      expect(one(initialiser, 5, 7, seed + 1)).not.toEqual(values);
      expect(values).toEqual(values.map(Math.fround));
    }),
    { numRuns: 30 },
  );
});

test("biases start at 0 and every layer is drawn for its own width", () => {
  const layer = { activation: "elu", initialiser: "heNormal" } as const;
  const weights = initialWeights(
    {
      inputs: 4,
      layers: [
        { units: 300, ...layer },
        { units: 200, ...layer },
      ],
    },
    1,
  );
  expect(weights.map(({ bias }) => bias)).toEqual([new Float64Array(300), new Float64Array(200)]);
  expect(Math.abs(moment(weights[0].kernel, 2) / (2 / 4) - 1)).toBeLessThan(0.1);
  expect(Math.abs(moment(weights[1].kernel, 2) / (2 / 300) - 1)).toBeLessThan(0.02);
});

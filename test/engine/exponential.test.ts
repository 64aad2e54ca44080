import { describe, expect, test } from "vitest";
import { Arena } from "../../src/engine/arena";
import { engineInstance, type Precision } from "../../src/engine/engine-instance";
import type { Activation } from "../../src/engine/network";
import { activationCodes } from "../../src/engine/network-memory";
import { randomStream } from "../../src/foundation/random";
import { expm1, sigmoid, softplus, tanh, ulps } from "./high-precision";

/** The engine's values of an activation. */
function activated(activation: Activation, precision: Precision, inputs: readonly number[]): number[] {
  const engine = engineInstance(precision);
  const arena = new Arena(engine, precision);
  const region = arena.reserveNumbers(inputs.length + 8);
  arena.numbers(region).set(inputs);
  engine.activate(activationCodes[activation], region.at, inputs.length);
  return Array.from(arena.numbers(region).subarray(0, inputs.length));
}

/** Engine's ln(1 + e^x) and 1 / (1 + e^(-x)) of float64 numbers. */
function softplusAndSigmoid(inputs: readonly number[]): readonly [number[], number[]] {
  const engine = engineInstance("float64");
  const arena = new Arena(engine, "float64");
  const reserve = () => arena.reserveNumbers(inputs.length + 2);
  const [logits, sums, probabilities] = [reserve(), reserve(), reserve()];
  arena.doubles(logits).set(inputs);
  engine.softplusAndSigmoid(logits.at, sums.at, probabilities.at, inputs.length);
  return [logits, sums, probabilities]
    .slice(1)
    .map((region) => Array.from(arena.doubles(region).subarray(0, inputs.length))) as [number[], number[]];
}

/** 4,000 numbers of (-40, 0): half evenly spread, half with every exponent down to 2^-40 as likely. */
const stream = randomStream(1, "exponential test");
const negatives = Array.from({ length: 4000 }, (_, i) =>
  i % 2 === 0 ? -40 * stream.uniform() : -(1 + stream.uniform()) * 2 ** -Math.ceil(40 * stream.uniform()),
);
/** Where the nearest multiple of ln 2 changes, and so the error jumps. */
const edges = Array.from({ length: 50 }, (_, n) =>
  [-1, 0, 1].map((side) => -(n + 0.5) * Math.LN2 * (1 + side * 1e-15)),
);
const inputs = [...negatives, ...edges.flat()];

function largestError(found: readonly number[], at: readonly number[], exact: (x: number) => bigint, digits: 24 | 53) {
  return found.reduce((most, value, i) => Math.max(most, ulps(value, exact(at[i]), digits)), 0);
}

describe("float64, against 50 digits", () => {
  test.each([
    ["elu", expm1, 1.3],
    ["tanh", tanh, 2.7],
    ["sigmoid", sigmoid, 2.3],
  ] as const)("%s errs by less than the bound in ulp", (activation, exact, bound) => {
    expect(largestError(activated(activation, "float64", inputs), inputs, exact, 53)).toBeLessThan(bound);
  });

  test("softplus errs by less than 2.6 ulp and its probability by less than 2.3, on either side of 0", () => {
    for (const logits of [inputs, inputs.map((x) => -x)]) {
      const [sums, probabilities] = softplusAndSigmoid(logits);
      expect(largestError(sums, logits, softplus, 53)).toBeLessThan(2.6);
      expect(largestError(probabilities, logits, sigmoid, 53)).toBeLessThan(2.3);
    }
  });
});

describe("float32, against float64", () => {
  const bits = new Uint32Array(1);
  const float = new Float32Array(bits.buffer);
  const fromBits = (pattern: number): number => {
    bits[0] = pattern;
    return float[0];
  };
  const bitsOf = (x: number): number => {
    float[0] = x;
    return bits[0];
  };
  const ulp = (x: number): number => {
    const pattern = bitsOf(Math.abs(x));
    return fromBits(pattern + 1) - fromBits(pattern);
  };
  /** Every 641st float of [-bound, -2^-31]. */
  const sweep = (bound: number): number[] => {
    const first = bitsOf(-(2 ** -31));
    return Array.from({ length: Math.floor((bitsOf(-bound) - first) / 641) }, (_, i) => fromBits(first + i * 641));
  };

  test.each([
    ["elu", 104, Math.expm1, 1.02],
    ["selu", 104, (x: number) => 1.0507009873554805 * 1.6732632423543772 * Math.expm1(x), 1.8],
    ["tanh", 20, Math.tanh, 2.6],
    ["sigmoid", 87, (x: number) => 1 / (1 + Math.exp(-x)), 2.5],
  ] as const)("%s errs by less than the bound in ulp, from -2^-31 down to -%d", (activation, least, exact, bound) => {
    const at = sweep(least);
    const found = activated(activation, "float32", at);
    const worst = at.reduce((most, x, i) => Math.max(most, Math.abs(found[i] - exact(x)) / ulp(exact(x))), 0);
    expect(worst).toBeLessThan(bound);
  });
});

describe.each(["float32", "float64"] as const)("at the ends of %s", (precision) => {
  const ends = [Number.NEGATIVE_INFINITY, -1e30, -1000, -0, 0, 1e-30, 1, 1000, 1e30, Number.POSITIVE_INFINITY];

  test.each([
    ["elu", [-1, -1, -1, 0, 0, 1e-30, 1, 1000, 1e30, Number.POSITIVE_INFINITY]],
    ["relu", [0, 0, 0, 0, 0, 1e-30, 1, 1000, 1e30, Number.POSITIVE_INFINITY]],
    ["linear", ends],
    ["tanh", [-1, -1, -1, 0, 0, 1e-30, Math.tanh(1), 1, 1, 1]],
    ["sigmoid", [0, 0, 0, 0.5, 0.5, 0.5, 1 / (1 + Math.exp(-1)), 1, 1, 1]],
  ] as const)("%s takes its limits", (activation, expected) => {
    activated(activation, precision, ends).forEach((value, i) => {
      const difference = value === expected[i] ? 0 : Math.abs(value - Math.fround(expected[i]));
      expect(difference, `at ${ends[i]}`).toBeLessThan(1.2e-7 * Math.max(Math.abs(expected[i]), 1e-30));
    });
  });

  test.each(Object.keys(activationCodes) as Activation[])("%s passes NaN on, to its own lane alone", (activation) => {
    const values = activated(activation, precision, [0.5, Number.NaN, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5]);
    expect(values.map(Number.isNaN)).toEqual([false, true, false, false, false, false, false, false, false]);
  });
});

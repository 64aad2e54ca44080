import { expect, test } from "vitest";
import { Arena } from "../../src/engine/arena";
import { engineInstance } from "../../src/engine/engine-instance";
import type { Activation } from "../../src/engine/network";
import { activationCodes } from "../../src/engine/network-memory";
import { rescaleMultiplier, smallestDifference } from "../../src/explanation/rescale-multiplier";
import { randomStream } from "../../src/foundation/random";

const engine = engineInstance("float64");
const arena = new Arena(engine, "float64");
const stream = randomStream(1, "deep shap kernels");
const [rows, stride] = [7, 12];

/** Numbers of a few sixteenths, so that some are equal. */
const draw = (count: number) => Float64Array.from({ length: count }, () => Math.floor(9 * stream.uniform() - 4) / 16);
const written = (values: Float64Array) => {
  const region = arena.reserveNumbers(values.length);
  arena.doubles(region).set(values);
  return region;
};

test.each<[Activation, (y: number) => number]>([
  ["linear", () => 1],
  ["relu", (y) => (y > 0 ? 1 : 0)],
  ["elu", (y) => (y > 0 ? 1 : y + 1)],
  ["selu", (y) => (y > 0 ? 1.0507009873554805 : y + 1.0507009873554805 * 1.6732632423543772)],
  ["tanh", (y) => 1 - y * y],
  ["sigmoid", (y) => y * (1 - y)],
])("the slope of %s follows from its outputs; at 0 it is that of the left", (activation, derivative) => {
  const outputs = Float64Array.of(-1, -0.75, -0.125, 0, 0.125, 0.5, 1, 3);
  const slopes = arena.reserveNumbers(outputs.length);
  engine.slopes(activationCodes[activation], written(outputs).at, slopes.at, outputs.length);
  expect(Array.from(arena.doubles(slopes))).toEqual(Array.from(outputs, derivative));
});

test("the rescale rule multiplies by the ratio of the differences, or the slope where the sums are equal", () => {
  const [multipliers, otherSums, otherOutputs] = [draw(rows * stride), draw(rows * stride), draw(rows * stride)];
  const [sums, outputs, slopes] = [draw(stride), draw(stride), draw(stride)];
  const region = written(multipliers);
  const own = [sums, outputs, slopes].map((values) => written(values).at) as [number, number, number];
  const others = [otherSums, otherOutputs].map((values) => written(values).at) as [number, number];
  engine.rescale(region.at, ...own, ...others, rows, stride, smallestDifference);
  const expected = multipliers.map((multiplier, at) => {
    const unit = at % stride;
    const difference = sums[unit] - otherSums[at];
    return multiplier * rescaleMultiplier(outputs[unit] - otherOutputs[at], difference, slopes[unit]);
  });
  expect(otherSums.some((sum, at) => sum === sums[at % stride])).toBe(true);
  expect(arena.doubles(region)).toEqual(expected);
});

test("contributions are the mean of multiplier times difference over the others, summed in their order", () => {
  const [multipliers, others, row] = [draw(rows * stride), draw(rows * stride), draw(stride)];
  const means = arena.reserveNumbers(stride);
  const [of, at, from] = [multipliers, row, others].map((values) => written(values).at);
  engine.meanContributions(of, at, from, means.at, rows, stride);
  const expected = row.map((value, column) => {
    let sum = 0;
    for (let other = 0; other < rows; other++)
      sum += multipliers[other * stride + column] * (value - others[other * stride + column]);
    return sum / rows;
  });
  expect(arena.doubles(means)).toEqual(expected);
});

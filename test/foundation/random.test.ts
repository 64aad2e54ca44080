import { expect, test } from "vitest";
import { UsageError } from "../../src/foundation/errors";
import { randomStream, shuffleInPlace } from "../../src/foundation/random";

const draws = (seed: number, purpose: string) => {
  const stream = randomStream(seed, purpose);
  return Array.from({ length: 5 }, () => stream.uniform());
};

test("a seed and a purpose name one stream", () => {
  expect(draws(1, "split")).toEqual(draws(1, "split"));
  expect(draws(1, "split")).not.toEqual(draws(2, "split"));
  expect(draws(1, "split")).not.toEqual(draws(1, "weights"));
});

test("whole numbers below n are drawn with equal chance", () => {
  const stream = randomStream(3, "dice");
  const counts = new Int32Array(6);
  for (let i = 0; i < 60_000; i++) counts[stream.integer(6)]++;
  const chiSquared = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
  expect(chiSquared).toBeLessThan(20.5);
});

test("shuffling three items gives all six orders with equal chance", () => {
  const stream = randomStream(4, "shuffle");
  const orders = new Map<string, number>();
  for (let i = 0; i < 6000; i++) {
    const items = Int32Array.from([1, 2, 3]);
    shuffleInPlace(items, stream);
    orders.set(items.join(""), (orders.get(items.join("")) ?? 0) + 1);
  }
  expect(orders.size).toBe(6);
  const chiSquared = [...orders.values()].reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
  expect(chiSquared).toBeLessThan(20.5);
});

test.each([1.5, Number.NaN, 2 ** 53])("%s is no seed, and a sentence says what is", (seed) => {
  expect(() => randomStream(seed, "split")).toThrow(UsageError);
  expect(() => randomStream(seed, "split")).toThrow(`The seed is ${seed}: give a whole number.`);
});

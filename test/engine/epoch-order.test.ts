import fc from "fast-check";
import { expect, test } from "vitest";
import { epochOrders } from "../../src/engine/epoch-order";

test("every epoch meets every row once", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.integer(), (rows, seed) => {
      const next = epochOrders(rows, seed);
      for (let epoch = 0; epoch < 3; epoch++)
        expect(Array.from(next()).sort((a, b) => a - b)).toEqual(Array.from({ length: rows }, (_, row) => row));
    }),
  );
});

test("the orders depend on the seed alone, and each epoch's is its own", () => {
  const [one, again, other] = [epochOrders(50, 1), epochOrders(50, 1), epochOrders(50, 2)];
  const first = one();
  const second = one();
  expect([again(), again()]).toEqual([first, second]);
  expect(second).not.toEqual(first);
  expect(other()).not.toEqual(first);
});

test("a row is as likely to come first as any other", () => {
  const next = epochOrders(5, 3);
  const counts = [0, 0, 0, 0, 0];
  for (let epoch = 0; epoch < 5000; epoch++) counts[next()[0]]++;
  for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(5 * Math.sqrt(800));
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { mean, sum } from "../../../src/dataset/audit/sum";

test("the sum keeps what plain addition loses beside large numbers", () => {
  const values = [1, 1e100, 1, -1e100];
  expect(values.reduce((all, value) => all + value)).toBe(0);
  expect(sum(values)).toBe(2);
});

test("the sum does not depend on the order, to the last bit but one", () => {
  const list = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 300 });
  fc.assert(
    fc.property(list, (values) => {
      const scale = sum(values.map(Math.abs));
      return Math.abs(sum(values) - sum([...values].reverse())) <= Number.EPSILON * scale;
    }),
    { seed: 1 },
  );
});

test("the mean of 1 to n is (n + 1) / 2", () => {
  expect(mean(Array.from({ length: 999 }, (_, i) => i + 1))).toBe(500);
});

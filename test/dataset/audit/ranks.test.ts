import fc from "fast-check";
import { expect, test } from "vitest";
import { averageRanks, median } from "../../../src/dataset/audit/ranks";

test("equal values share the mean of their ranks, 0 and -0 among them", () => {
  expect([...averageRanks(Float64Array.of(5, 3, 5))]).toEqual([2.5, 1, 2.5]);
  expect([...averageRanks(Float64Array.of(0, -0, -1))]).toEqual([2.5, 2.5, 1]);
});

test("a rank is the number of smaller values plus half of one more than the number of equal ones", () => {
  const list = fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(list, (values) => {
      const byCounting = values.map((value) => {
        const smaller = values.filter((other) => other < value).length;
        return smaller + (values.filter((other) => other === value).length + 1) / 2;
      });
      expect([...averageRanks(Float64Array.from(values))]).toEqual(byCounting);
    }),
    { seed: 1 },
  );
});

test("the median is the middle value, or the mean of the middle two, by size and not by spelling", () => {
  expect(median([10, 9, 100])).toBe(10);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([7])).toBe(7);
});

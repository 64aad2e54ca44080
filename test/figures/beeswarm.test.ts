import fc from "fast-check";
import { expect, test } from "vitest";
import { beeswarm } from "../../src/figures/beeswarm";

const apart = (value: number) => 100 * value;

test("a lone dot lies on the line, and dots of one bin are stacked alternately above and below it", () => {
  expect(beeswarm([4], apart, 10)).toEqual([{ item: 0, height: 0 }]);
  const heights = beeswarm([1, 1, 1, 5, 1], apart, 9).map(({ height }) => height);
  expect(heights).toEqual([0, -4.5, 4.5, 0, -9]);
});

test("no dot lies outside its row, whatever the values", () => {
  const values = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(values, fc.integer({ min: 2, max: 40 }), (numbers, halfHeight) => {
      for (const { height } of beeswarm(numbers, apart, halfHeight))
        expect(Math.abs(height)).toBeLessThanOrEqual(halfHeight);
    }),
    { seed: 6 },
  );
});

test("of dots on the same half pixel the last one is drawn", () => {
  const dots = beeswarm(new Array(200).fill(1), apart, 4);
  expect(dots.length).toBeLessThan(20);
  expect(dots.some(({ item }) => item === 199)).toBe(true);
});

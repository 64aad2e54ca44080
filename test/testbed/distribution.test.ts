import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { randomStream } from "../../src/foundation/random";
import { normalDeviate, quantileAt, quantiles, sampleWhole, shares } from "../../src/testbed/distribution";

describe("quantiles", () => {
  test.each([
    ["shares that do not begin at 0", "0.1: 1, 1: 2"],
    ["shares that do not end at 1", "0: 1, 0.9: 2"],
    ["shares that fall", "0: 1, 0.6: 2, 0.5: 3, 1: 4"],
    ["values that fall", "0: 1, 0.5: 3, 1: 2"],
    ["a single share", "0: 1"],
    ["what is no number", "0: a, 1: 2"],
  ])("refuse %s", (_, text) => expect(() => quantiles(text)).toThrow("no quantiles"));

  test("are linear in between", () => {
    const distribution = quantiles("0: 10, 0.5: 20, 1: 100");
    expect([0, 0.25, 0.5, 0.75, 1].map((share) => quantileAt(distribution, share))).toEqual([10, 15, 20, 60, 100]);
  });

  test("never fall as the share rises", () => {
    const distribution = quantiles("0: 1, 0.2: 1, 0.7: 5, 1: 9");
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(quantileAt(distribution, low)).toBeLessThanOrEqual(quantileAt(distribution, high));
      }),
    );
  });
});

describe("shares", () => {
  test("have to add up to 1", () => expect(() => shares("1: 0.5, 2: 0.4")).toThrow("shares of 0.9"));

  test("are the frequencies of the numbers drawn", () => {
    const random = randomStream(1, "shares");
    const drawn = Array.from({ length: 20000 }, () => sampleWhole(shares("3: 0.2, 7: 0.8"), random));
    const threes = drawn.filter((number) => number === 3).length / drawn.length;
    expect(Math.abs(threes - 0.2)).toBeLessThan(4 * Math.sqrt((0.2 * 0.8) / drawn.length));
    expect(new Set(drawn)).toEqual(new Set([3, 7]));
  });
});

test("a normal deviate has mean 0 and variance 1", () => {
  const random = randomStream(1, "normal");
  const count = 20000;
  const drawn = Array.from({ length: count }, () => normalDeviate(random));
  const mean = drawn.reduce((sum, value) => sum + value, 0) / count;
  const variance = drawn.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count;
  expect(Math.abs(mean)).toBeLessThan(4 / Math.sqrt(count));
  expect(Math.abs(variance - 1)).toBeLessThan(4 * Math.sqrt(2 / count));
});

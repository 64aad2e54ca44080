import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expandedMetric, expandSuffix, printed } from "../../../src/capture/meter/print-number";

/** A number that lies as near to the middle between two printed ones as doubles allow, or up to three doubles beside. */
const nearHalf = fc
  .tuple(fc.nat(2 ** 45), fc.constantFrom(3, 6), fc.integer({ min: -3, max: 3 }))
  .map(([whole, decimals, steps]) => ({ decimals, value: doublesOn((whole + 0.5) / 10 ** decimals, steps) }));

function doublesOn(value: number, steps: number): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  view.setBigInt64(0, view.getBigInt64(0) + BigInt(steps));
  return view.getFloat64(0);
}

/** Whether the value is a whole number of halves of the last decimal, by its exact digits. */
const isHalf = (value: number, decimals: number) => /^50*$/.test(value.toFixed(100).split(".")[1].slice(decimals));

describe("a number printed as C prints it", () => {
  test.each([
    [0.0625, 0.062],
    [0.1875, 0.188],
    [145.3125, 145.312],
    [1.0005, 1],
    [2.5, 2.5],
    [0, 0],
  ])("%d with three decimals is %s", (value, expected) => expect(printed(value, 3)).toBe(expected));

  test("is the nearest by its exact digits, however large or near a half it is", () => {
    const anywhere = fc.record({
      decimals: fc.constantFrom(3, 6),
      value: fc.double({ min: 0, max: 1e12, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.oneof(anywhere, nearHalf), ({ value, decimals }) => {
        fc.pre(!isHalf(value, decimals));
        expect(printed(value, decimals)).toBe(Number(value.toFixed(decimals)));
      }),
      { numRuns: 20_000 },
    );
  });

  test("ends in an even digit when two are equally near", () => {
    const ties = fc.tuple(fc.nat(2 ** 30), fc.constantFrom(3, 6));
    fc.assert(
      fc.property(ties, ([n, decimals]) => {
        const value = (2 * n + 1) / 2 ** (decimals + 1);
        const lower = ((2 * n + 1) * 5 ** decimals - 1) / 2;
        expect(isHalf(value, decimals)).toBe(true);
        expect(printed(value, decimals)).toBe((lower + (lower % 2)) / 10 ** decimals);
      }),
    );
  });
});

describe("a number that ra scales by thousands", () => {
  test.each([
    [276914.2, 276914],
    [999.9994, 999.999],
    [1234567, 1235000],
    [512, 512],
    [0, 0],
  ])("%d loses its suffix and keeps its digits: %s", (value, expected) => expect(expandedMetric(value)).toBe(expected));

  test.each([
    ["276.914K", 276914],
    ["1.235M", 1235000],
    ["3.938G", 3938000000],
    ["496.000", 496],
    ["512.500 ", 512.5],
  ])("%s is read as %s", (text, expected) => expect(expandSuffix(text)).toBe(expected));
});

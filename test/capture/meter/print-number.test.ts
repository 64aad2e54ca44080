import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expandedMetric, expandSuffix, printFixed } from "../../../src/capture/meter/print-number";

describe("a number printed as C prints it", () => {
  test.each([
    [0.0625, "0.062"],
    [0.1875, "0.188"],
    [145.3125, "145.312"],
    [1.0005, "1.000"],
    [2.5, "2.500"],
    [0, "0.000"],
  ])("%d with three decimals is %s", (value, text) => expect(printFixed(value, 3)).toBe(text));

  test("is as near as the decimals allow", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e6, noNaN: true }), (value) => {
        expect(Math.abs(Number(printFixed(value, 6)) - value)).toBeLessThanOrEqual(0.5e-6 * (1 + 1e-9) + value * 1e-15);
      }),
    );
  });
});

describe("a number that ra scales by thousands", () => {
  test.each([
    [276914.2, "276914"],
    [999.9994, "999.999"],
    [1234567, "1235000"],
    [512, "512"],
    [0, "0"],
  ])("%d loses its suffix and keeps its digits: %s", (value, text) => expect(expandedMetric(value)).toBe(text));

  test.each([
    ["276.914K", "276914"],
    ["1.235M", "1235000"],
    ["3.938G", "3938000000"],
    ["496.000", "496"],
    ["512.500 ", "512.5"],
  ])("%s is read as %s", (printed, text) => expect(expandSuffix(printed)).toBe(text));
});

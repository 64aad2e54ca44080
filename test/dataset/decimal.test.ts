import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDecimal } from "../../src/dataset/decimal";

function parse(text: string): number {
  const bytes = Buffer.from(`9${text}9`);
  return parseDecimal(bytes, 1, bytes.length - 1);
}

describe("parseDecimal", () => {
  test("gives bit for bit what Number gives, for any digits before and after the point", () => {
    const digits = fc.stringMatching(/^\d{1,20}$/);
    const sign = fc.constantFrom("", "-");
    const text = fc.oneof(
      fc.tuple(sign, digits).map(([s, whole]) => s + whole),
      fc.tuple(sign, digits, digits).map(([s, whole, part]) => `${s}${whole}.${part}`),
      fc.tuple(sign, fc.stringMatching(/^\d{1,8}\.\d{1,8}$/)).map(([s, decimal]) => s + decimal),
    );
    fc.assert(
      fc.property(text, (t) => Object.is(parse(t), Number(t))),
      { numRuns: 20_000, seed: 1 },
    );
  });

  test("gives back every finite float64 that is written in full", () => {
    const value = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(value, (v) => Object.is(parse(Object.is(v, -0) ? "-0" : String(v)), v)),
      { numRuns: 5_000, seed: 2 },
    );
  });

  test.each([
    ["", "-", ".", "-.", ".5", "5.", "1.2.3", "--1", "+1", "1-", " 1", "1 ", "1,5", "0x10", "1_000", "1e", "1e+", "e5"],
    ["NaN", "Infinity", "-Infinity", "1e999", "12ms", "fido", "٣"],
  ])("takes nothing else for a number", (...texts) => {
    for (const text of texts) expect(parse(text), JSON.stringify(text)).toBeNaN();
  });
});

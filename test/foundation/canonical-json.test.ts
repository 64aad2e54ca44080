import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson, roundTo } from "../../src/foundation/canonical-json";

test("the order in which keys were added does not matter, and parsing gives the value back", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (record) => {
      const reversed = Object.fromEntries(Object.entries(record).reverse());
      expect(canonicalJson(reversed)).toBe(canonicalJson(record));
      expect(JSON.parse(canonicalJson(record))).toEqual(JSON.parse(JSON.stringify(record)));
    }),
  );
});

test("lists of plain values stay on one line, other values have one line each", () => {
  expect(canonicalJson({ b: [1, "x", null], a: { c: [] }, d: new Float64Array([0.5]) })).toBe(
    '{\n  "a": {\n    "c": []\n  },\n  "b": [1, "x", null],\n  "d": [0.5]\n}\n',
  );
});

test.each([Number.NaN, Number.POSITIVE_INFINITY])("%d is refused, naming where it stands", (value) => {
  expect(() => canonicalJson({ runs: [{ auc: value }] })).toThrow("$.runs[0].auc");
});

test("numbers are rounded to the decimals asked for, and -0 is 0", () => {
  expect(roundTo(0.968784, 5)).toBe(0.96878);
  expect(Object.is(roundTo(-0.000001, 5), 0)).toBe(true);
});

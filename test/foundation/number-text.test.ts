import fc from "fast-check";
import { expect, test } from "vitest";
import { decimals, grouped, percent, signed } from "../../src/foundation/number-text";

test("a negative number has a true minus sign, a positive one none", () => {
  expect(decimals(-0.209, 2)).toBe("\u22120.21");
  expect(decimals(0.209, 2)).toBe("0.21");
});

test("what rounds to zero has no sign", () => {
  expect([decimals(-0.001, 2), signed(-0.001, 2), signed(0.001, 2), signed(0, 2)]).toEqual(Array(4).fill("0.00"));
});

test("a difference shows its sign", () =>
  expect([signed(0.004, 3), signed(-0.004, 3)]).toEqual(["+0.004", "\u22120.004"]));

test("a share becomes a percentage", () => expect(percent(0.0312, 2)).toBe("3.12\u00a0%"));

test("thousands are set apart from five digits on, and no digit is lost", () => {
  expect([grouped(0), grouped(7135), grouped(16318), grouped(1234567)]).toEqual([
    "0",
    "7135",
    "16\u202f318",
    "1\u202f234\u202f567",
  ]);
  fc.assert(
    fc.property(fc.nat(), (count) => {
      expect(Number(grouped(count).replace(/\u202f/g, ""))).toBe(count);
    }),
  );
});

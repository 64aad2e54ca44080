import { expect, test } from "vitest";
import { mixed } from "../../src/figures/theme";

test("a mixed colour goes from the one to the other, each channel by itself", () => {
  expect(["#0a1420", "#fff000"].map((from) => mixed(from, "#10c8ff", 0))).toEqual(["#0a1420", "#fff000"]);
  expect(mixed("#0a1420", "#10c8ff", 1)).toBe("#10c8ff");
  expect(mixed("#ffffff", "#000000", 0.2)).toBe("#cccccc");
  expect(mixed("#000000", "#0400ff", 0.5)).toBe("#020080");
});

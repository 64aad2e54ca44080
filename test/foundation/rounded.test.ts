import { expect, test } from "vitest";
import { rounded } from "../../src/foundation/rounded";

test("every number has the published decimals, wherever it stands; nothing else changes", () => {
  const value = { a: 0.1234567, b: [1 / 3, "0.1234567", null, true], c: { d: -0.000001 } };
  expect(rounded(value)).toEqual({ a: 0.12346, b: [0.33333, "0.1234567", null, true], c: { d: 0 } });
  expect(value.a).toBe(0.1234567);
});

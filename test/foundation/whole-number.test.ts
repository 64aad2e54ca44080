import { expect, test } from "vitest";
import { UsageError } from "../../src/foundation/errors";
import { wholeNumber } from "../../src/foundation/whole-number";

test("whole numbers of at least 0 are taken", () => {
  expect([wholeNumber("--seed")("0"), wholeNumber("--seed")("9007199254740991")]).toEqual([0, 9007199254740991]);
});

test.each(["", "-1", "1.5", "1e3", "0x10", "9007199254740993", "ten"])("%j is refused", (text) => {
  expect(() => wholeNumber("--seed")(text)).toThrow(UsageError);
});

import { expect, test } from "vitest";
import { display } from "../../src/notebook/kernel";

test("outside of a notebook a sentence says where results are shown", () => {
  expect(() => display({ "text/plain": "x" })).toThrow(
    "Results are shown in a notebook only: open one with npm run lab.",
  );
});

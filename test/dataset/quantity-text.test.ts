import { expect, test } from "vitest";
import { quantityText } from "../../src/dataset/quantity-text";

test.each([
  ["SrcLoad", 276914, "277 kbit/s"],
  ["SrcLoad", 1234567890, "1.23 Gbit/s"],
  ["Load", 812.4, "812 bit/s"],
  ["Load", 0, "0 bit/s"],
  ["DIntPkt", 3.4871, "3.49 ms"],
  ["Dur", 0.0139, "0.0139 s"],
  ["Dur", 0.00000012, "0 s"],
  ["TotPkts", 12, "12 packets"],
  ["Sport", 53795, "53795"],
  ["no column", 7.25, "7.25"],
])("%s %f is %s", (column, value, text) => {
  expect(quantityText(column, value)).toBe(text.replace(" ", "\u00a0"));
});

import { expect, test } from "vitest";
import { textTable } from "../../src/bench/text-table";

test("numbers stand to the right, text to the left, and a short row's last cell runs on", () => {
  const rows = [
    ["", "ms", "time", "made of"],
    ["one", "0.5", "~ 12 s", "a"],
    ["twelve", "10.25", "3.4 s", "bcd"],
    ["third", "absent: there is none"],
  ];
  expect(textTable(rows)).toEqual([
    "           ms    time  made of",
    "one       0.5  ~ 12 s  a",
    "twelve  10.25   3.4 s  bcd",
    "third   absent: there is none",
  ]);
});

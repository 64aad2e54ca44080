import fc from "fast-check";
import { expect, test } from "vitest";
import { DataError } from "../../src/foundation/errors";
import { randomStream } from "../../src/foundation/random";
import { countClasses } from "../../src/preprocess/labelled-rows";
import { oversample } from "../../src/preprocess/oversample";
import { numberedRows } from "./rows";

const labelLists = fc
  .array(fc.integer({ min: 0, max: 1 }), { minLength: 2, maxLength: 60 })
  .filter((list) => list.includes(0) && list.includes(1));

test("both classes end with as many rows as the larger had; all rows stay, and copies are of the smaller class", () => {
  fc.assert(
    fc.property(labelLists, fc.integer(), (list, seed) => {
      const before = numberedRows(list);
      const after = oversample(before, randomStream(seed, "oversample"));
      const { normal, attack } = countClasses(before.labels);
      expect(countClasses(after.labels)).toEqual({
        rows: 2 * Math.max(normal, attack),
        normal: Math.max(normal, attack),
        attack: Math.max(normal, attack),
      });
      expect([...after.origins.subarray(0, list.length)]).toEqual([...list.keys()]);
      const smaller = attack < normal ? 1 : 0;
      expect([...after.labels.subarray(list.length)].every((label) => label === smaller)).toBe(true);
    }),
  );
});

test("a copy has the features and the label of its origin", () => {
  const before = numberedRows([0, 0, 0, 0, 0, 1, 1]);
  const after = oversample(before, randomStream(1, "oversample"));
  expect([...after.features.values]).toEqual([...after.origins]);
  expect([...after.labels]).toEqual([...after.origins].map((row) => before.labels[row]));
});

test("every row of the smaller class is drawn with the same chance", () => {
  const rows = numberedRows([...Array(40_003).fill(0), 1, 1, 1, 1]);
  const copies = oversample(rows, randomStream(7, "oversample")).origins.subarray(rows.labels.length);
  for (let row = 40_003; row < 40_007; row++) {
    const drawn = copies.reduce((count, origin) => count + Number(origin === row), 0);
    expect(Math.abs(drawn - 10_000)).toBeLessThan(5 * Math.sqrt(40_000 * 0.25 * 0.75));
  }
});

test("a class without rows is a data error that gives the counts", () => {
  expect(() => oversample(numberedRows([0, 0, 0]), randomStream(1, "oversample"))).toThrow(DataError);
  expect(() => oversample(numberedRows([0, 0, 0]), randomStream(1, "oversample"))).toThrow("3 normal and 0 attack");
});

import { describe, expect, test } from "vitest";
import { compareCounts, type Quantity } from "../../../src/dataset/audit/paper-counts";
import { DataError } from "../../../src/foundation/errors";
import { fileOf } from "../data-root";

/** A record of every quantity, whose counts do not matter but for those given. */
const measured = (some: Partial<Record<Quantity, number>>) => some as Record<Quantity, number>;

const paper = (counts: readonly object[]) => fileOf(JSON.stringify({ source: "a paper", counts }), "counts.json");

describe("compareCounts", () => {
  test("gives each count of the paper with its place, beside the measured one", () => {
    const file = paper([
      { quantity: "rows", stated: 10, place: "section 1" },
      { quantity: "rows", stated: 12, place: "section 2" },
    ]);
    expect(compareCounts(measured({ rows: 12 }), file)).toEqual([
      { quantity: "rows", place: "section 1", stated: 10, measured: 12, agrees: false },
      { quantity: "rows", place: "section 2", stated: 12, measured: 12, agrees: true },
    ]);
  });

  test.each([
    [12.5, 12.538, true],
    [12.5, 12.551, false],
    [12, 12.49, true],
    [12, 12.51, false],
  ])("compares to the decimals that the paper gives: %d and %d", (stated, value, agrees) => {
    const file = paper([{ quantity: "attackPercent", stated, place: "somewhere" }]);
    expect(compareCounts(measured({ attackPercent: value }), file)[0].agrees).toBe(agrees);
  });

  test.each([
    ["is missing", "/nowhere/counts.json"],
    ["is not JSON", () => fileOf("{", "counts.json")],
    ["counts what nobody measures", () => paper([{ quantity: "patients", stated: 1, place: "x" }])],
  ])("says when the file %s", (_, file) => {
    const path = typeof file === "string" ? file : file();
    expect(() => compareCounts(measured({}), path)).toThrow(DataError);
    expect(() => compareCounts(measured({}), path)).toThrow(`${path} could not be read: `);
  });
});

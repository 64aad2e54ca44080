import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { movedApart } from "../../src/figures/label-heights";

const heights = fc.array(fc.double({ min: 0, max: 300, noNaN: true }), { maxLength: 8 });

describe("labels moved apart", () => {
  test("two that are too near stand around the middle between them", () =>
    expect(movedApart([100, 104, 300], 14)).toEqual([95, 109, 300]));

  test("a stack that grows into its neighbour takes it in", () =>
    expect(movedApart([100, 100, 110], 14)).toEqual([
      103.33333333333333 - 14,
      103.33333333333333,
      103.33333333333333 + 14,
    ]));

  test("those that are far enough from each other stay where they are", () => {
    const far = [40, 10, 25];
    expect(movedApart(far, 15)).toEqual(far);
  });

  test("none is nearer to another than the distance, and their order stays", () => {
    fc.assert(
      fc.property(heights, (wanted) => {
        const moved = movedApart(wanted, 14);
        const order = wanted.map((_, i) => i).sort((a, b) => wanted[a] - wanted[b]);
        for (let k = 1; k < order.length; k++) expect(moved[order[k]] - moved[order[k - 1]]).toBeGreaterThan(14 - 1e-9);
      }),
    );
  });

  test("their mean stays", () => {
    fc.assert(
      fc.property(heights, (wanted) => {
        const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
        expect(Math.abs(sum(movedApart(wanted, 14)) - sum(wanted))).toBeLessThan(1e-6);
      }),
    );
  });
});

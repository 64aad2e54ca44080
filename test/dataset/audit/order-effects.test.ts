import { describe, expect, test } from "vitest";
import { labelRuns, orderEffects } from "../../../src/dataset/audit/order-effects";
import { changed, withColumns } from "../altered-flows";
import { syntheticFlows } from "../synthetic-flows";

const flows = syntheticFlows({ rows: 256 });
const rows = Int32Array.from(flows.labels.keys());

test("labelRuns gives the stretches of equal labels", () => {
  expect(labelRuns(Uint8Array.of(0, 0, 1, 0, 1, 1, 1))).toEqual([
    { label: 0, length: 2 },
    { label: 1, length: 1 },
    { label: 0, length: 1 },
    { label: 1, length: 3 },
  ]);
  expect(labelRuns(Uint8Array.of(1))).toEqual([{ label: 1, length: 1 }]);
  expect(labelRuns(new Uint8Array())).toEqual([]);
});

describe("orderEffects", () => {
  test("finds bursts of eight attacks, a port that rises by 3 and numbers without gap", () => {
    expect(orderEffects(flows, rows)).toEqual({
      labelRuns: 16,
      attackBursts: { count: 8, shortest: 8, median: 8, mean: 8, longest: 8 },
      sourcePort: { medianStep: 3, positiveSteps: 1 },
      packetNumber: { medianStep: 1, positiveSteps: 1, repeated: 0, missing: 0 },
    });
  });

  test("counts repeated and missing packet numbers", () => {
    const numbers = changed(flows.numbers.Packet_num, { 10: 5, 20: 5, 255: 300 });
    expect(orderEffects(withColumns(flows, { Packet_num: numbers }), rows).packetNumber).toMatchObject({
      repeated: 2,
      missing: 2 + 44,
    });
  });

  test("takes labels and ports of the given rows only", () => {
    const { labelRuns: runs, attackBursts, sourcePort } = orderEffects(flows, rows.subarray(28, 34));
    expect(runs).toBe(2);
    expect(attackBursts).toEqual({ count: 1, shortest: 4, median: 4, mean: 4, longest: 4 });
    expect(sourcePort).toEqual({ medianStep: 3, positiveSteps: 1 });
  });

  test("has null where there is nothing to measure", () => {
    const one = orderEffects(flows, rows.subarray(0, 1));
    expect(one.attackBursts).toEqual({ count: 0, shortest: null, median: null, mean: null, longest: null });
    expect(one.sourcePort).toEqual({ medianStep: null, positiveSteps: null });
  });
});

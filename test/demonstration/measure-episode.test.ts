import { describe, expect, test } from "vitest";
import { measureEpisode } from "../../src/demonstration/measure-episode";
import { liveAddresses } from "../../src/testbed/live/layout";
import { madeUpEpisode } from "./episodes";

describe("an episode is measured from the beginning of its attack", () => {
  const measures = measureEpisode(madeUpEpisode());

  test("when readings were altered, the attack detected and blocked, and clean readings came again", () => {
    expect(measures).toMatchObject({
      watchedFrom: -3.5,
      firstAltered: 0.35,
      detected: 1.5,
      blocked: 1.6,
      lastAltered: 1.35,
      recovered: 3.35,
      attackerGone: 4,
      end: 7.9,
    });
  });

  test("the longest time without a clean reading", () => {
    expect(measures.longestGap).toBe(4); // from second -0.65 to 3.35
  });

  test("a reading due in the last second does not count: it may still be on its way", () => {
    expect(measures.readings).toEqual({ clean: 7, altered: 2, missing: 1 });
    const early = measureEpisode(madeUpEpisode({ endedAt: 1000 + 6.5 }));
    expect(early.readings).toEqual({ clean: 6, altered: 2, missing: 1 });
  });

  test("alarms about flows that no attacker had a hand in are false", () => {
    expect(measures).toMatchObject({ normalFlows: 2, falseAlarms: 1 });
  });

  test("clean readings by the second in which they were due", () => {
    const counts = measures.cleanBySecond.map(({ second, due, clean }) => [second, due, clean]);
    expect(counts).toEqual([
      [-2, 1, 1],
      [-1, 1, 1],
      [0, 1, 0],
      [1, 1, 0],
      [2, 1, 0],
      [3, 1, 1],
      [4, 1, 1],
      [5, 1, 1],
      [6, 1, 1],
    ]);
  });
});

test("a clean reading that takes more than a second is not counted in its second", () => {
  const made = madeUpEpisode();
  const readings = made.readings.map((reading) =>
    reading.number === 7 ? { ...reading, takenAt: reading.dueAt + 1.2 } : reading,
  );
  const late = measureEpisode({ ...made, readings });
  expect(late.cleanBySecond.find(({ second }) => second === 3)).toEqual({ second: 3, due: 1, clean: 0 });
  expect(late.readings.clean).toBe(7);
});

test("what did not happen is null", () => {
  const quiet = madeUpEpisode({ verdicts: [], actions: [] });
  const readings = quiet.readings.map((reading) => ({ ...reading, fate: "clean" as const, takenAt: reading.dueAt }));
  expect(measureEpisode({ ...quiet, readings })).toMatchObject({
    firstAltered: null,
    detected: null,
    blocked: null,
    lastAltered: null,
    recovered: null,
    falseAlarms: 0,
  });
});

test("a reading that never comes again makes the gap last to the end", () => {
  const made = madeUpEpisode();
  const readings = made.readings.map((reading, i) => (i < 3 ? reading : { ...reading, fate: "missing" as const }));
  expect(measureEpisode({ ...made, readings }).longestGap).toBe(8.55);
});

test.each([
  ["by its IPv4 address", liveAddresses.gateway.ip],
  ["by its Ethernet address", liveAddresses.server.mac],
])("a block of a medical device counts, %s", (_, target) => {
  const made = madeUpEpisode();
  const actions = made.actions.map((action) => ({ ...action, target }));
  expect(measureEpisode({ ...made, actions }).medicalDevicesBlocked).toBe(1);
  expect(measureEpisode(made).medicalDevicesBlocked).toBe(0);
});

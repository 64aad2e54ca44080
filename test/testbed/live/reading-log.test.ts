import { expect, test } from "vitest";
import { randomStream } from "../../../src/foundation/random";
import { readingLog } from "../../../src/testbed/live/reading-log";
import { ehmsTestbed } from "../../../src/testbed/parameters";
import { patient } from "../../../src/testbed/patient";
import { encodeReading } from "../../../src/testbed/reading";

const next = patient(ehmsTestbed.patient, randomStream(1, "reading log"));
const [first, second] = [next(), next()];
const text = (reading: typeof first) => encodeReading(reading).toString("latin1");
const due = (reading: typeof first, time: number) =>
  ({ kind: "due", time, number: reading.number, port: 50000, payload: text(reading) }) as const;

test("a reading is missing until it is taken, and clean when not a byte of it changed", () => {
  const log = readingLog();
  log.tell(due(first, 10));
  expect(log.readings()).toEqual([{ number: 1, dueAt: 10, fate: "missing" }]);
  log.tell({ kind: "taken", time: 10.2, port: 50000, payload: text(first) });
  expect(log.readings()).toEqual([{ number: 1, dueAt: 10, fate: "clean", takenAt: 10.2 }]);
});

test("a reading of which anything changed is altered", () => {
  const log = readingLog();
  log.tell(due(first, 10));
  const vitals = { ...first.vitals, SpO2: first.vitals.SpO2 - 1 };
  log.tell({ kind: "taken", time: 10.2, port: 50000, payload: text({ ...first, vitals }) });
  expect(log.readings()).toMatchObject([{ fate: "altered" }]);
});

test("readings may overtake each other, and other events say nothing of them", () => {
  const log = readingLog();
  log.tell(due(first, 10));
  log.tell(due(second, 11));
  log.tell({ kind: "failed", time: 11, number: 1, reason: "timed out" });
  expect(log.tell({ kind: "taken", time: 11.1, port: 50001, payload: text(second) })).toMatchObject({ number: 2 });
  expect(log.tell({ kind: "relayed", time: 12, port: 50000, relayedAs: "relayed" })).toBeUndefined();
  expect(log.readings().map(({ fate }) => fate)).toEqual(["missing", "clean"]);
});

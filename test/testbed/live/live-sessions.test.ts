import { expect, test } from "vitest";
import { captureEpoch } from "../../../src/capture/encode-pcap";
import { randomStream } from "../../../src/foundation/random";
import { attackCategory } from "../../../src/testbed/labelled-flows";
import { liveSessions } from "../../../src/testbed/live/live-sessions";
import type { StationEvent } from "../../../src/testbed/live/station-event";
import { ehmsTestbed } from "../../../src/testbed/parameters";
import { patient } from "../../../src/testbed/patient";
import { encodeReading } from "../../../src/testbed/reading";

const next = patient(ehmsTestbed.patient, randomStream(1, "live sessions"));
const payloads = [next(), next(), next()].map((reading) => encodeReading(reading).toString("latin1"));
const due = (number: number, port: number, time: number): StationEvent => ({
  kind: "due",
  time: captureEpoch + time,
  number,
  port,
  payload: payloads[number - 1],
});

test("sessions carry what the man in the middle did, in whatever order the stations told it", () => {
  const sessions = liveSessions([
    { kind: "ready" },
    { kind: "relayed", time: captureEpoch + 2.1, port: 50002, relayedAs: "altered" },
    { kind: "relayed", time: captureEpoch + 2.2, port: 50002, relayedAs: "relayed" },
    { kind: "taken", time: captureEpoch + 1.2, port: 50001, payload: payloads[0] },
    { kind: "relayed", time: captureEpoch + 3.1, port: 50003, relayedAs: "relayed" },
    due(1, 50001, 1),
    due(2, 50002, 2),
    due(3, 50003, 3),
    { kind: "failed", time: captureEpoch + 8, number: 3, reason: "timed out" },
  ]);
  expect(sessions.map(({ port, openedAt }) => [port, openedAt])).toEqual([
    [50001, 1e9],
    [50002, 2e9],
    [50003, 3e9],
  ]);
  expect(sessions.map(attackCategory)).toEqual(["normal", "Data Alteration", "Spoofing"]);
  expect(sessions.map(({ reading }) => reading?.number)).toEqual([1, undefined, undefined]);
});

test("a port that served two sessions stands for the later one from its beginning on", () => {
  const sessions = liveSessions([
    due(1, 50001, 1),
    due(2, 50001, 60),
    { kind: "relayed", time: captureEpoch + 60.1, port: 50001, relayedAs: "relayed" },
  ]);
  expect(sessions.map(attackCategory)).toEqual(["normal", "Spoofing"]);
});

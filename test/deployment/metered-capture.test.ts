import { Readable } from "node:stream";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { encodePcap } from "../../src/capture/encode-pcap";
import { flowMeter, meterFlows } from "../../src/capture/meter/flow-meter";
import { meteredFlow } from "../../src/capture/meter/flow-record";
import { mostSessions } from "../../src/capture/meter/session-book";
import { encodeTcp, noBytes, tcpFlag } from "../../src/capture/packets/tcp";
import { meteredCapture } from "../../src/deployment/metered-capture";
import { DataError } from "../../src/foundation/errors";
import { capture, captureFile } from "./captured-traffic";
import { readSource } from "./sources";

const inChunks = (file: Buffer, size: number) =>
  Readable.from(
    (function* () {
      for (let at = 0; at < file.length; at += size) yield file.subarray(at, at + size);
    })(),
  );

test("a capture in pieces gives the flows of the whole, at the times of their packets", async () => {
  const { flows, times } = await readSource(meteredCapture(inChunks(captureFile, 999), "x", 5));
  expect(flows.map(({ cells }) => cells)).toEqual(meterFlows(capture).map((record) => meteredFlow(record).cells));
  expect(Math.floor(times[0])).toBe(1577836800 + 1);
});

test("the status interval decides how often a long session is recorded", async () => {
  const count = async (interval: number) =>
    (await readSource(meteredCapture(inChunks(captureFile, 65536), "x", interval))).flows.length;
  expect(await count(0.05)).toBeGreaterThan(await count(5));
});

test("what is no TCP over IPv4 is left out, and counted by reason", async () => {
  const [first] = capture;
  const change = (at: number, ...bytes: number[]) => {
    const frame = Buffer.from(first.frame);
    frame.set(bytes, at);
    return { ...first, frame };
  };
  const tagged = Buffer.concat([first.frame.subarray(0, 12), Buffer.from([0x81, 0, 0, 7]), first.frame.subarray(12)]);
  const file = encodePcap([
    change(12, 0x86, 0xdd),
    change(20, 0x20, 0),
    change(20, 0, 1),
    change(23, 17),
    change(14, 0x44),
    { ...first, frame: first.frame.subarray(0, 20) },
    { ...first, frame: tagged, length: tagged.length },
  ]);
  const { flows, notices } = await readSource(meteredCapture(inChunks(file, 4096), "x", 5));
  expect(flows).toHaveLength(1);
  expect(flows[0].cells.slice(2, 8)).toEqual([...meteredFlow(meterFlows([first])[0]).cells.slice(2, 6), 70, 0]);
  expect(notices).toEqual([
    "Packets left out, by reason: 1 IPv6, 2 fragment, 1 other protocol, 1 malformed, 1 cut off.",
  ]);
});

test("a capture that was cut off gives what is whole, and says so", async () => {
  const { flows, notices } = await readSource(meteredCapture(inChunks(captureFile.subarray(0, -3), 65536), "x", 5));
  expect(flows).toHaveLength(meterFlows(capture).length);
  expect(notices).toContain("x was cut off in the middle of a packet, which was left out.");
});

test("a damaged capture gives what comes before the damage, then fails", async () => {
  const damaged = Buffer.concat([captureFile, Buffer.alloc(16, 0xff)]);
  const source = meteredCapture(inChunks(damaged, 65536), "x", 5);
  let count = 0;
  const read = async () => {
    for await (const event of source) if (event.kind === "flows") count += event.flows.length;
  };
  await expect(read).rejects.toThrow(DataError);
  expect(count).toBe(meterFlows(capture).length);
});

/** A packet of a session of its own. */
function strangersPacket(session: number): Buffer {
  return encodeTcp(
    { destination: 2, source: 1 },
    { source: session + 1, destination: 0x0a000002, identification: 7, timeToLive: 64 },
    {
      ...{ sourcePort: 50000, destinationPort: 1111, sequence: 1, acknowledgement: 0 },
      ...{ flags: tcpFlag.syn, window: 1000, options: noBytes, payload: noBytes },
    },
  );
}

/** Bytes in use after everything unused was thrown away. */
function liveBytes(): number {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
  return process.memoryUsage().heapUsed;
}

test("1,000,000 packets of a flood of 100,000 sessions in ten seconds are metered in constant memory", () => {
  const meter = flowMeter();
  let records = 0;
  const live: number[] = [];
  for (let number = 0; number < 1_000_000; number++) {
    const frame = strangersPacket(Math.floor(number / 10));
    meter.observe({ time: number * 10_000, frame, length: frame.length });
    if (number % 10_000 === 0) records += meter.takeRecords().length;
    if (number % 500_000 === 499_999) live.push(liveBytes());
  }
  meter.finish();
  expect(records + meter.takeRecords().length).toBe(100_000);
  expect(100_000).toBeGreaterThan(4 * mostSessions);
  expect(live[1] - live[0]).toBeLessThan(30_000_000);
  expect(live[1]).toBeLessThan(200_000_000);
}, 180_000);

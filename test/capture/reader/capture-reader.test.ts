import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CapturedFrame } from "../../../src/capture/captured-frame";
import { encodePcap } from "../../../src/capture/encode-pcap";
import { flowMeter } from "../../../src/capture/meter/flow-meter";
import { meteredFlow } from "../../../src/capture/meter/flow-record";
import { type CaptureReader, captureReader } from "../../../src/capture/reader/capture-reader";
import { DataError } from "../../../src/foundation/errors";
import { randomStream } from "../../../src/foundation/random";
import { scrambledSessions } from "../meter/scrambled-sessions";
import { pcapngOf, pcapOf, pcapVariants } from "./stored-captures";

const seconds = 1_700_000_000;
const frames: readonly CapturedFrame[] = [
  { time: 250_000_000, frame: Buffer.alloc(60, 1), length: 60 },
  { time: 250_001_000, frame: Buffer.alloc(64, 2), length: 1514 },
  { time: 3_999_999_000, frame: Buffer.alloc(61, 3), length: 61 },
];

function readAll(reader: CaptureReader, file: Buffer, chunk = file.length): readonly CapturedFrame[] {
  const found: CapturedFrame[] = [];
  for (let at = 0; at < file.length; at += chunk) found.push(...reader.push(file.subarray(at, at + chunk)));
  return found;
}

describe.each([
  ...pcapVariants.map((variant) => [variant.name, pcapOf(variant, seconds, frames)] as const),
  ["pcapng, little-endian", pcapngOf(true, seconds, frames)] as const,
  ["pcapng, big-endian", pcapngOf(false, seconds, frames)] as const,
])("of %s the reader", (_, file) => {
  test.each([1, 7, 64, 100_000])("gives the frames, times and lengths, in chunks of %d bytes", (chunk) => {
    const reader = captureReader("x.pcap");
    expect(readAll(reader, file, chunk)).toEqual(frames);
    expect([reader.end(), reader.origin()]).toEqual([0, seconds]);
  });

  test("gives the whole frames of a file that was cut off, and says that it was", () => {
    const reader = captureReader("x.pcap");
    expect(readAll(reader, file.subarray(0, file.length - 5))).toEqual(frames.slice(0, 2));
    expect(reader.end()).toBeGreaterThan(0);
  });
});

describe("the reader refuses", () => {
  const refusal = (file: Buffer) => {
    const reader = captureReader("x.pcap");
    readAll(reader, file);
    return reader.end;
  };
  const [variant] = pcapVariants;
  const huge = pcapOf(variant, seconds, frames);
  huge.writeUInt32LE(0x7fffffff, 24 + 16 + 60 + 8);
  const wrongBlock = pcapngOf(true, seconds, frames);
  wrongBlock.writeUInt32LE(7, 32);

  test.each([
    ["an empty file", Buffer.alloc(0), "x.pcap is empty."],
    ["a file of three bytes", Buffer.from("abc"), "x.pcap is no capture: it ends after 3 bytes."],
    [
      "another format",
      Buffer.from("PK\u0003\u0004 and so on"),
      "x.pcap is no capture in pcap or pcapng format (byte 0).",
    ],
    ["frames of another link", pcapOf(variant, seconds, frames, 113), "x.pcap holds frames of link type 113, not"],
    ["the same in pcapng", pcapngOf(false, seconds, frames, 276), "x.pcap holds frames of link type 276, not"],
    ["a frame beyond all measure", huge, "x.pcap claims a frame of 2147483647 bytes, more than 262144 (byte 100)."],
    ["a block of no length", wrongBlock, "x.pcap claims a block of 7 bytes (byte 28)."],
  ])("%s", (_, file, message) => {
    expect(refusal(file)).toThrow(DataError);
    expect(refusal(file)).toThrow(message);
  });

  test("damage only after the frames before it", () => {
    const reader = captureReader("x.pcap");
    expect(readAll(reader, huge)).toEqual(frames.slice(0, 1));
    expect(reader.push(huge)).toEqual([]);
    expect(reader.end).toThrow(DataError);
  });
});

describe("whatever bytes come, reader and meter", () => {
  const capture = scrambledSessions(1, 5);
  const originals = [encodePcap(capture), pcapngOf(false, seconds, capture)];

  /** Reads, meters and prints; only a DataError may come of it. */
  function digest(file: Buffer, chunk: number): void {
    const reader = captureReader("fuzz");
    const meter = flowMeter();
    for (const frame of readAll(reader, file, chunk)) meter.observe(frame);
    meter.finish();
    for (const record of meter.takeRecords()) expect(meteredFlow(record).cells).toHaveLength(35);
    try {
      reader.end();
    } catch (error) {
      expect(error).toBeInstanceOf(DataError);
    }
  }

  test("end without a fault on 10,000 mutated captures, and keep no memory", () => {
    const random = randomStream(1, "mutated captures");
    const mutate = () => {
      const file = Buffer.from(originals[random.integer(originals.length)]);
      for (let i = random.integer(30); i >= 0; i--) file[random.integer(file.length)] = random.integer(256);
      return random.uniform() < 0.3 ? file.subarray(0, random.integer(file.length)) : file;
    };
    for (let i = 0; i < 500; i++) digest(mutate(), 4096);
    const before = process.memoryUsage().heapUsed;
    for (let i = 0; i < 9500; i++) digest(mutate(), 1 + random.integer(8192));
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(100_000_000);
  });

  test("end without a fault on random bytes behind a right beginning", () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), fc.constantFrom(...originals), (bytes, original) =>
        digest(Buffer.concat([original.subarray(0, 28), bytes]), 64),
      ),
      { numRuns: 1000, seed: 1 },
    ));
});

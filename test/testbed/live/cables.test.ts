import { describe, expect, test } from "vitest";
import { ipv4Length } from "../../../src/capture/packets/ipv4";
import { decodeTcp, encodeTcp, noBytes, synOptions, tcpFlag } from "../../../src/capture/packets/tcp";
import { asOnTheWire } from "../../../src/testbed/live/cables";

const sent = (payload: Buffer, options = noBytes) =>
  encodeTcp(
    { source: 0x843a4b0f5b94, destination: 0xb8ca3acf0b87 },
    { source: 0x0a0001ac, destination: 0x0a000196, identification: 7, timeToLive: 64 },
    {
      sourcePort: 50000,
      destinationPort: 1111,
      sequence: 1,
      acknowledgement: 2,
      flags: tcpFlag.ack,
      window: 63,
      options,
      payload,
    },
  );

/** The frame as a virtual wire hands it over: not padded, the checksum left to a network card. */
function unfinished(frame: Buffer): Buffer {
  const handed = Buffer.from(frame.subarray(0, 14 + ipv4Length(frame)));
  handed.writeUInt16BE(0xbeef, 14 + 20 + 16);
  return handed;
}

describe("a cable leaves a frame as a network card would send it", () => {
  test.each([
    ["an acknowledgement, padded", sent(noBytes), 60],
    ["a SYN", sent(noBytes, synOptions), 66],
    ["a reading", sent(Buffer.alloc(256, "x")), 310],
  ])("%s", (_, frame, length) => {
    expect(asOnTheWire(unfinished(frame))).toEqual(frame);
    expect(frame.length).toBe(length);
    expect(decodeTcp(frame).sourcePort).toBe(50000);
  });

  test("ARP, padded", () => {
    const arp = Buffer.alloc(42);
    arp.writeUInt16BE(0x0806, 12);
    expect(asOnTheWire(arp)).toEqual(Buffer.concat([arp, Buffer.alloc(18)]));
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeArp, encodeArp, isArp } from "../../../src/capture/packets/arp";
import { internetChecksum } from "../../../src/capture/packets/checksum";
import {
  destinationMac,
  formatIpv4,
  formatMac,
  parseIpv4,
  parseMac,
  sourceMac,
} from "../../../src/capture/packets/ethernet";
import { encodeRedirect, redirectedSession } from "../../../src/capture/packets/icmp";
import { destinationIp, forwardedFrame, sourceIp } from "../../../src/capture/packets/ipv4";
import { decodeTcp, encodeTcp, isTcp, noBytes, synOptions, withPayload } from "../../../src/capture/packets/tcp";

const mac = fc.maxSafeNat().map((value) => value % 2 ** 48);
const word = (bits: number) => fc.nat(2 ** bits - 1);
const ip = word(32);
const segment = fc.record({
  sourcePort: word(16),
  destinationPort: word(16),
  sequence: word(32),
  acknowledgement: word(32),
  flags: word(6),
  window: word(16),
  options: fc.constantFrom(noBytes, synOptions),
  payload: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
});
const frame = fc
  .tuple(mac, mac, ip, ip, word(16), segment)
  .map(([destination, source, from, to, identification, content]) => ({
    content,
    bytes: encodeTcp(
      { destination, source },
      { source: from, destination: to, identification, timeToLive: 64 },
      content,
    ),
  }));

/** Whether the sums over IP header and over pseudo-header and TCP come out right, computed from the frame alone. */
function hasRightChecksums(bytes: Buffer): boolean {
  const length = bytes.readUInt16BE(16);
  const words = Buffer.concat([bytes.subarray(26, 34), Buffer.from([0, 6, 0, 0]), bytes.subarray(34, 14 + length)]);
  words.writeUInt16BE(length - 20, 10);
  return internetChecksum(bytes, 14, 34) === 0 && internetChecksum(words, 0, words.length) === 0;
}

describe("the Internet checksum", () => {
  test("of RFC 1071's example is the complement of ddf2", () => {
    const example = Buffer.from("0001f203f4f5f6f7", "hex");
    expect(internetChecksum(example, 0, 8)).toBe(0xffff - 0xddf2);
  });

  test("of bytes followed by their checksum is 0", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 2, maxLength: 64 }), (bytes) => {
        const even = Buffer.from([...bytes, ...(bytes.length % 2 ? [0] : []), 0, 0]);
        even.writeUInt16BE(internetChecksum(even, 0, even.length), even.length - 2);
        expect(internetChecksum(even, 0, even.length)).toBe(0);
      }),
    );
  });
});

describe("addresses", () => {
  test("are read back as they are written", () => {
    fc.assert(
      fc.property(mac, ip, (macAddress, ipAddress) => {
        expect(parseMac(formatMac(macAddress))).toBe(macAddress);
        expect(parseIpv4(formatIpv4(ipAddress))).toBe(ipAddress);
      }),
    );
    expect([formatMac(0x843a4b0f5b94), formatIpv4(0x0a0001ac)]).toEqual(["84:3a:4b:0f:5b:94", "10.0.1.172"]);
  });
});

describe("a TCP frame", () => {
  test("is read back as it was written, is at least 60 bytes long and has right checksums", () => {
    fc.assert(
      fc.property(frame, ({ bytes, content }) => {
        expect(isTcp(bytes)).toBe(true);
        expect(decodeTcp(bytes)).toEqual(content);
        expect(bytes.length).toBeGreaterThanOrEqual(60);
        expect(hasRightChecksums(bytes)).toBe(true);
      }),
    );
  });

  test("has the sizes of the testbed: 66 for a SYN with options, 60 for an ACK, 310 for a reading", () => {
    const size = (options: Buffer, payload: Buffer) =>
      encodeTcp(
        { destination: 1, source: 2 },
        { source: 1, destination: 2, identification: 1, timeToLive: 64 },
        { sourcePort: 1, destinationPort: 2, sequence: 1, acknowledgement: 1, flags: 2, window: 1, options, payload },
      ).length;
    expect([size(synOptions, noBytes), size(noBytes, noBytes), size(noBytes, Buffer.alloc(256))]).toEqual([
      66, 60, 310,
    ]);
  });

  test("stays right when it is forwarded or its payload is replaced", () => {
    fc.assert(
      fc.property(frame, mac, mac, ({ bytes, content }, to, from) => {
        const forwarded = forwardedFrame(bytes, to, from);
        expect([destinationMac(forwarded), sourceMac(forwarded), forwarded[22]]).toEqual([to, from, 63]);
        expect(decodeTcp(forwarded)).toEqual(content);
        const payload = Buffer.alloc(content.payload.length, 7);
        const altered = withPayload(bytes, payload);
        expect(decodeTcp(altered)).toEqual({ ...content, payload });
        expect(hasRightChecksums(forwarded) && hasRightChecksums(altered)).toBe(true);
        expect(decodeTcp(bytes)).toEqual(content);
      }),
    );
  });
});

test("an ARP message is read back as it was written; a request is broadcast", () => {
  const messages = fc.record({
    operation: fc.constantFrom("request" as const, "reply" as const),
    senderMac: mac,
    senderIp: ip,
    targetMac: mac,
    targetIp: ip,
  });
  fc.assert(
    fc.property(messages, (message) => {
      const bytes = encodeArp(5, message);
      expect(isArp(bytes)).toBe(true);
      expect(decodeArp(bytes)).toEqual(message);
      expect(destinationMac(bytes)).toBe(message.operation === "request" ? 0xffffffffffff : message.targetMac);
    }),
  );
});

test("a redirect goes back to the sender and quotes the session", () => {
  fc.assert(
    fc.property(frame, ip, ({ bytes, content }, hop) => {
      const redirect = encodeRedirect(9, { source: 3, identification: 1, timeToLive: 64 }, bytes, hop);
      expect(destinationMac(redirect)).toBe(sourceMac(bytes));
      expect(redirectedSession(redirect, 34)).toEqual({
        ...{ sourceIp: sourceIp(bytes), destinationIp: destinationIp(bytes) },
        ...{ sourcePort: content.sourcePort, destinationPort: content.destinationPort },
      });
      expect(internetChecksum(redirect, 34, 34 + 36)).toBe(0);
    }),
  );
});

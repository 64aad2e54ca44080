import { internetChecksum } from "./checksum";
import { ethernetHeaderLength, etherType, frameType, type Ipv4Address } from "./ethernet";

/** Of a header without options. */
export const ipv4HeaderLength = 20;
/** Where the header begins in a frame without tags, as the simulated hosts send it. */
const start = ethernetHeaderLength;

/** First byte of each field, counted from the header's own.
 * @see RFC 791, section 3.1 */
const field = {
  totalLength: 2,
  identification: 4,
  fragment: 6,
  timeToLive: 8,
  protocol: 9,
  checksum: 10,
  source: 12,
  destination: 16,
} as const;
const dontFragment = 0x4000;
/** More fragments follow, or the offset of this one: everything beside the bit that forbids to fragment. */
const fragmentBits = 0x3fff;

/** What the simulated hosts vary in an IPv4 header; there are no options and no fragments. */
export interface Ipv4Header {
  readonly source: Ipv4Address;
  readonly destination: Ipv4Address;
  readonly protocol: number;
  readonly identification: number;
  readonly timeToLive: number;
}

/** Writes the header, with its checksum, after a frame's Ethernet header.
 * @param contentLength bytes after the header */
export function writeIpv4Header(frame: Buffer, header: Ipv4Header, contentLength: number): void {
  frame[start] = 0x45;
  frame.writeUInt16BE(ipv4HeaderLength + contentLength, start + field.totalLength);
  frame.writeUInt16BE(header.identification, start + field.identification);
  frame.writeUInt16BE(dontFragment, start + field.fragment);
  frame[start + field.timeToLive] = header.timeToLive;
  frame[start + field.protocol] = header.protocol;
  frame.writeUInt32BE(header.source, start + field.source);
  frame.writeUInt32BE(header.destination, start + field.destination);
  writeChecksum(frame);
}

function writeChecksum(frame: Buffer): void {
  frame.writeUInt16BE(0, start + field.checksum);
  frame.writeUInt16BE(internetChecksum(frame, start, start + ipv4HeaderLength), start + field.checksum);
}

/** A copy of a frame as a router passes it on: new Ethernet addresses, one hop less to live, the checksum corrected. */
export function forwardedFrame(frame: Buffer, destination: number, source: number): Buffer {
  const forwarded = Buffer.from(frame);
  forwarded.writeUIntBE(destination, 0, 6);
  forwarded.writeUIntBE(source, 6, 6);
  forwarded[start + field.timeToLive] = frame[start + field.timeToLive] - 1;
  writeChecksum(forwarded);
  return forwarded;
}

export const isIpv4 = (frame: Buffer, protocol: number): boolean =>
  frameType(frame) === etherType.ipv4 && ipv4Protocol(frame) === protocol;

/** Version of the header that begins at a byte of a frame: 4. */
export const ipVersion = (frame: Buffer, header: number): number => frame[header] >> 4;
/** Bytes from the first of the header to the first of the content, options included. */
export const contentOffset = (frame: Buffer, header: number): number => (frame[header] & 15) * 4;
/** Length of header and content, the Ethernet padding left out. */
export const ipv4Length = (frame: Buffer, header = start): number => frame.readUInt16BE(header + field.totalLength);
export const isFragment = (frame: Buffer, header: number): boolean =>
  (frame.readUInt16BE(header + field.fragment) & fragmentBits) !== 0;
export const ipv4Identification = (frame: Buffer, header: number): number =>
  frame.readUInt16BE(header + field.identification);
export const ipv4Protocol = (frame: Buffer, header = start): number => frame[header + field.protocol];
export const sourceIp = (frame: Buffer, header = start): Ipv4Address => frame.readUInt32BE(header + field.source);
export const destinationIp = (frame: Buffer, header = start): Ipv4Address =>
  frame.readUInt32BE(header + field.destination);

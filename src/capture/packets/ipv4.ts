import { internetChecksum } from "./checksum";
import { ethernetHeaderLength, etherType, frameType, type Ipv4Address } from "./ethernet";

export const ipv4HeaderLength = 20;
const start = ethernetHeaderLength;

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
  frame.writeUInt16BE(ipv4HeaderLength + contentLength, start + 2);
  frame.writeUInt16BE(header.identification, start + 4);
  frame.writeUInt16BE(0x4000, start + 6);
  frame[start + 8] = header.timeToLive;
  frame[start + 9] = header.protocol;
  frame.writeUInt32BE(header.source, start + 12);
  frame.writeUInt32BE(header.destination, start + 16);
  writeChecksum(frame);
}

function writeChecksum(frame: Buffer): void {
  frame.writeUInt16BE(0, start + 10);
  frame.writeUInt16BE(internetChecksum(frame, start, start + ipv4HeaderLength), start + 10);
}

/** A copy of a frame as a router passes it on: new Ethernet addresses, one hop less to live, the checksum corrected. */
export function forwardedFrame(frame: Buffer, destination: number, source: number): Buffer {
  const forwarded = Buffer.from(frame);
  forwarded.writeUIntBE(destination, 0, 6);
  forwarded.writeUIntBE(source, 6, 6);
  forwarded[start + 8] = frame[start + 8] - 1;
  writeChecksum(forwarded);
  return forwarded;
}

export const isIpv4 = (frame: Buffer, protocol: number): boolean =>
  frameType(frame) === etherType.ipv4 && frame[start + 9] === protocol;

export const sourceIp = (frame: Buffer): Ipv4Address => frame.readUInt32BE(start + 12);
export const destinationIp = (frame: Buffer): Ipv4Address => frame.readUInt32BE(start + 16);
/** Length of header and content, the Ethernet padding left out. */
export const ipv4Length = (frame: Buffer): number => frame.readUInt16BE(start + 2);
/** Identification field of the header. */
export const ipv4Identification = (frame: Buffer): number => frame.readUInt16BE(start + 4);

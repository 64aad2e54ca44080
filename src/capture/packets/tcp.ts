import { internetChecksum } from "./checksum";
import { ethernetHeaderLength, etherType, type Ipv4Address, ipProtocol, type MacAddress, newFrame } from "./ethernet";
import { type Ipv4Header, ipv4HeaderLength, ipv4Length, isIpv4, writeIpv4Header } from "./ipv4";

export const tcpFlag = { fin: 1, syn: 2, rst: 4, psh: 8, ack: 16 } as const;

/** The fields of a TCP header that the hosts use and the meter looks at. */
export interface TcpHeader {
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly sequence: number;
  readonly acknowledgement: number;
  readonly flags: number;
  readonly window: number;
  /** Bytes of options, a multiple of four. */
  readonly options: Buffer;
}

/** A segment: a header, and what it carries. */
export interface TcpSegment extends TcpHeader {
  readonly payload: Buffer;
}

/** The two ends of a session, by which it is known. */
export interface Conversation {
  readonly sourceIp: Ipv4Address;
  readonly destinationIp: Ipv4Address;
  readonly sourcePort: number;
  readonly destinationPort: number;
}

/** Of a header without options. */
export const tcpHeaderLength = 20;
/** Where the header begins in a frame without tags and IP options, as the simulated hosts send it. */
const start = ethernetHeaderLength + ipv4HeaderLength;

/** First byte of each field, counted from the header's own.
 * @see RFC 9293, section 3.1 */
const field = {
  sourcePort: 0,
  destinationPort: 2,
  sequence: 4,
  acknowledgement: 8,
  dataOffset: 12,
  flags: 13,
  window: 14,
  checksum: 16,
} as const;

export const noBytes = Buffer.alloc(0);
/** Options of a SYN without timestamps: MSS 1460, SACK permitted, window scale. 12 bytes make the frame 66. */
export const synOptions = Buffer.from([2, 4, 5, 180, 1, 3, 3, 8, 1, 1, 4, 2]);

/** Options that tell the sender which bytes arrived twice, from the first up to but not including "to"; it may roll over.
 * @see RFC 2883 */
export function duplicateSackOptions(from: number, to: number): Buffer {
  const options = Buffer.from([1, 1, 5, 10, 0, 0, 0, 0, 0, 0, 0, 0]);
  options.writeUInt32BE(from, 4);
  options.writeUInt32BE(to >>> 0, 8);
  return options;
}

/** A whole frame holding the segment, with all checksums. */
export function encodeTcp(
  macs: { readonly destination: MacAddress; readonly source: MacAddress },
  ip: Omit<Ipv4Header, "protocol">,
  segment: TcpSegment,
): Buffer {
  const { options, payload } = segment;
  const length = tcpHeaderLength + options.length + payload.length;
  const frame = newFrame(macs.destination, macs.source, etherType.ipv4, ipv4HeaderLength + length);
  writeIpv4Header(frame, { ...ip, protocol: ipProtocol.tcp }, length);
  frame.writeUInt16BE(segment.sourcePort, start + field.sourcePort);
  frame.writeUInt16BE(segment.destinationPort, start + field.destinationPort);
  frame.writeUInt32BE(segment.sequence, start + field.sequence);
  frame.writeUInt32BE(segment.acknowledgement, start + field.acknowledgement);
  frame[start + field.dataOffset] = ((tcpHeaderLength + options.length) / 4) << 4;
  frame[start + field.flags] = segment.flags;
  frame.writeUInt16BE(segment.window, start + field.window);
  options.copy(frame, start + tcpHeaderLength);
  payload.copy(frame, start + tcpHeaderLength + options.length);
  writeTcpChecksum(frame);
  return frame;
}

function writeTcpChecksum(frame: Buffer): void {
  const length = ipv4Length(frame) - ipv4HeaderLength;
  const at = start + field.checksum;
  frame.writeUInt16BE(0, at);
  frame.writeUInt16BE(internetChecksum(frame, start, start + length, pseudoHeaderSum(frame, length)), at);
}

function pseudoHeaderSum(frame: Buffer, length: number): number {
  let sum = ipProtocol.tcp + length;
  for (let at = start - 8; at < start; at += 2) sum += frame.readUInt16BE(at);
  return sum;
}

export const isTcp = (frame: Buffer): boolean => isIpv4(frame, ipProtocol.tcp);

export const sourcePort = (frame: Buffer, header: number): number => frame.readUInt16BE(header + field.sourcePort);
export const destinationPort = (frame: Buffer, header: number): number =>
  frame.readUInt16BE(header + field.destinationPort);
/** Bytes from the first of the header to the first of the payload, options included. */
export const payloadOffset = (frame: Buffer, header: number): number => (frame[header + field.dataOffset] >> 4) * 4;

/** The header that begins at a byte of a frame; its options, if any, share the frame's memory. */
export const decodeTcpHeader = (frame: Buffer, header: number): TcpHeader => ({
  sourcePort: sourcePort(frame, header),
  destinationPort: destinationPort(frame, header),
  sequence: frame.readUInt32BE(header + field.sequence),
  acknowledgement: frame.readUInt32BE(header + field.acknowledgement),
  flags: frame[header + field.flags],
  window: frame.readUInt16BE(header + field.window),
  options: optionsOf(frame, header),
});

function optionsOf(frame: Buffer, header: number): Buffer {
  const length = payloadOffset(frame, header);
  return length > tcpHeaderLength ? frame.subarray(header + tcpHeaderLength, header + length) : noBytes;
}

/** The segment in a frame of a simulated host; options and payload share the frame's memory. */
export const decodeTcp = (frame: Buffer): TcpSegment => ({
  ...decodeTcpHeader(frame, start),
  payload: frame.subarray(start + payloadOffset(frame, start), ethernetHeaderLength + ipv4Length(frame)),
});

/** A copy of a frame with another payload of the same length, and the checksum that belongs to it. */
export function withPayload(frame: Buffer, payload: Buffer): Buffer {
  const altered = Buffer.from(frame);
  payload.copy(altered, start + payloadOffset(frame, start));
  writeTcpChecksum(altered);
  return altered;
}

import { internetChecksum } from "./checksum";
import { ethernetHeaderLength, etherType, ipProtocol, type MacAddress, newFrame } from "./ethernet";
import { type Ipv4Header, ipv4HeaderLength, ipv4Length, isIpv4, writeIpv4Header } from "./ipv4";

export const tcpFlag = { fin: 1, syn: 2, rst: 4, psh: 8, ack: 16 } as const;

/** The fields of a TCP header that the hosts use, and what it carries. */
export interface TcpSegment {
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly sequence: number;
  readonly acknowledgement: number;
  readonly flags: number;
  readonly window: number;
  /** Bytes of options, a multiple of four. */
  readonly options: Buffer;
  readonly payload: Buffer;
}

const tcpHeaderLength = 20;
const start = ethernetHeaderLength + ipv4HeaderLength;

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
  frame.writeUInt16BE(segment.sourcePort, start);
  frame.writeUInt16BE(segment.destinationPort, start + 2);
  frame.writeUInt32BE(segment.sequence, start + 4);
  frame.writeUInt32BE(segment.acknowledgement, start + 8);
  frame[start + 12] = ((tcpHeaderLength + options.length) / 4) << 4;
  frame[start + 13] = segment.flags;
  frame.writeUInt16BE(segment.window, start + 14);
  options.copy(frame, start + tcpHeaderLength);
  payload.copy(frame, start + tcpHeaderLength + options.length);
  writeTcpChecksum(frame);
  return frame;
}

function writeTcpChecksum(frame: Buffer): void {
  const length = ipv4Length(frame) - ipv4HeaderLength;
  frame.writeUInt16BE(0, start + 16);
  frame.writeUInt16BE(internetChecksum(frame, start, start + length, pseudoHeaderSum(frame, length)), start + 16);
}

function pseudoHeaderSum(frame: Buffer, length: number): number {
  let sum = ipProtocol.tcp + length;
  for (let at = start - 8; at < start; at += 2) sum += frame.readUInt16BE(at);
  return sum;
}

export const isTcp = (frame: Buffer): boolean => isIpv4(frame, ipProtocol.tcp);

/** The segment in a frame; options and payload share the frame's memory. */
export function decodeTcp(frame: Buffer): TcpSegment {
  const payloadStart = start + (frame[start + 12] >> 4) * 4;
  return {
    sourcePort: frame.readUInt16BE(start),
    destinationPort: frame.readUInt16BE(start + 2),
    sequence: frame.readUInt32BE(start + 4),
    acknowledgement: frame.readUInt32BE(start + 8),
    flags: frame[start + 13],
    window: frame.readUInt16BE(start + 14),
    options: frame.subarray(start + tcpHeaderLength, payloadStart),
    payload: frame.subarray(payloadStart, ethernetHeaderLength + ipv4Length(frame)),
  };
}

/** A copy of a frame with another payload of the same length, and the checksum that belongs to it. */
export function withPayload(frame: Buffer, payload: Buffer): Buffer {
  const altered = Buffer.from(frame);
  payload.copy(altered, start + (frame[start + 12] >> 4) * 4);
  writeTcpChecksum(altered);
  return altered;
}

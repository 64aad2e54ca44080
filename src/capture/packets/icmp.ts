import { internetChecksum } from "./checksum";
import {
  ethernetHeaderLength,
  etherType,
  type Ipv4Address,
  ipProtocol,
  type MacAddress,
  newFrame,
  sourceMac,
} from "./ethernet";
import { type Ipv4Header, ipv4HeaderLength, isIpv4, sourceIp, writeIpv4Header } from "./ipv4";

const start = ethernetHeaderLength + ipv4HeaderLength;
const quotedLength = ipv4HeaderLength + 8;
const redirectLength = 8 + quotedLength;

/** What a forwarding kernel tells the sender of a frame that had a shorter way: an ICMP redirect for the host, to betterHop,
 * quoting the frame's IP header and first eight bytes.
 * @see RFC 792 */
export function encodeRedirect(
  station: MacAddress,
  ip: Pick<Ipv4Header, "source" | "identification" | "timeToLive">,
  frame: Buffer,
  betterHop: Ipv4Address,
): Buffer {
  const redirect = newFrame(sourceMac(frame), station, etherType.ipv4, ipv4HeaderLength + redirectLength);
  writeIpv4Header(redirect, { ...ip, destination: sourceIp(frame), protocol: ipProtocol.icmp }, redirectLength);
  redirect[start] = 5;
  redirect[start + 1] = 1;
  redirect.writeUInt32BE(betterHop, start + 4);
  frame.copy(redirect, start + 8, ethernetHeaderLength, ethernetHeaderLength + quotedLength);
  redirect.writeUInt16BE(internetChecksum(redirect, start, start + redirectLength), start + 2);
  return redirect;
}

/** Whether the frame is an ICMP redirect. */
export const isRedirect = (frame: Buffer): boolean => isIpv4(frame, ipProtocol.icmp) && frame[start] === 5;

/** The ports quoted in a redirect: source and destination port of the packet that caused it. */
export const quotedPorts = (redirect: Buffer): readonly [source: number, destination: number] => [
  redirect.readUInt16BE(start + 8 + ipv4HeaderLength),
  redirect.readUInt16BE(start + 8 + ipv4HeaderLength + 2),
];

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
import { contentOffset, destinationIp, type Ipv4Header, ipv4HeaderLength, sourceIp, writeIpv4Header } from "./ipv4";
import type { Skipped } from "./network-layer";
import { type Conversation, destinationPort, sourcePort } from "./tcp";

/** Where the message begins in a frame without tags and IP options, as the simulated hosts send it. */
const start = ethernetHeaderLength + ipv4HeaderLength;
const redirectType = 5;
const forHost = 1;
/** First byte of each field of a redirect, counted from the message's own. */
const field = { type: 0, code: 1, checksum: 2, betterHop: 4, quote: 8 } as const;
const portsLength = 4;
const quotedLength = ipv4HeaderLength + 8;
const redirectLength = field.quote + quotedLength;

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
  redirect[start + field.type] = redirectType;
  redirect[start + field.code] = forHost;
  redirect.writeUInt32BE(betterHop, start + field.betterHop);
  frame.copy(redirect, start + field.quote, ethernetHeaderLength, ethernetHeaderLength + quotedLength);
  const checksum = internetChecksum(redirect, start, start + redirectLength);
  redirect.writeUInt16BE(checksum, start + field.checksum);
  return redirect;
}

/** The session that the redirect at a byte of a frame is about: that of the TCP packet it quotes.
 * @returns the reason when there is no redirect, or not all of it */
export function redirectedSession(frame: Buffer, message: number): Conversation | Skipped {
  const quote = message + field.quote;
  if (frame.length < message + 1) return "cut off";
  if (frame[message + field.type] !== redirectType) return "other protocol";
  if (frame.length < quote + 1) return "cut off";
  const tcp = quote + contentOffset(frame, quote);
  if (frame.length < Math.max(tcp, quote + ipv4HeaderLength) + portsLength) return "cut off";
  return {
    sourceIp: sourceIp(frame, quote),
    destinationIp: destinationIp(frame, quote),
    sourcePort: sourcePort(frame, tcp),
    destinationPort: destinationPort(frame, tcp),
  };
}

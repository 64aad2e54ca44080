import { ethernetHeaderLength, etherType } from "./ethernet";
import { contentOffset, ipVersion, ipv4HeaderLength, ipv4Length, isFragment } from "./ipv4";

const vlanTypes: ReadonlySet<number> = new Set([0x8100, 0x88a8, 0x9100]);
const vlanTagLength = 4;
const ipv6Type = 0x86dd;

/** Why a captured frame is left out. */
export type Skipped = "IPv6" | "not IP" | "fragment" | "cut off" | "malformed" | "other protocol";

/** Where the parts of an IPv4 packet lie in a captured frame. */
export interface Ipv4Place {
  /** First byte of the IP header. */
  readonly header: number;
  /** First byte after the IP header. */
  readonly content: number;
  /** Bytes that the header says follow it; the frame may hold fewer when the capture cut it off. */
  readonly contentLength: number;
}

/** Finds the whole IPv4 packet in an Ethernet frame, below any number of 802.1Q tags.
 * @returns the reason when there is none, or a fragment of one */
export function ipv4Place(frame: Buffer): Ipv4Place | Skipped {
  let header = ethernetHeaderLength;
  if (frame.length < header) return "cut off";
  let type = frame.readUInt16BE(header - 2);
  while (vlanTypes.has(type)) {
    header += vlanTagLength;
    if (frame.length < header) return "cut off";
    type = frame.readUInt16BE(header - 2);
  }
  if (type === ipv6Type) return "IPv6";
  if (type !== etherType.ipv4) return "not IP";
  if (frame.length < header + ipv4HeaderLength) return "cut off";
  return placeOf(frame, header);
}

function placeOf(frame: Buffer, header: number): Ipv4Place | Skipped {
  const length = contentOffset(frame, header);
  const contentLength = ipv4Length(frame, header) - length;
  if (ipVersion(frame, header) !== 4 || length < ipv4HeaderLength || contentLength < 0) return "malformed";
  if (isFragment(frame, header)) return "fragment";
  return { header, content: header + length, contentLength };
}

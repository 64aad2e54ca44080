import type { CapturedFrame } from "../captured-frame";
import { destinationMac, type MacAddress, sourceMac } from "../packets/ethernet";
import { isRedirect, quotedPorts } from "../packets/icmp";
import { destinationIp, ipv4Identification, sourceIp } from "../packets/ipv4";
import { decodeTcp, isTcp, type TcpSegment } from "../packets/tcp";

interface PacketOf<Kind extends string> {
  readonly kind: Kind;
  /** Microseconds since the capture began: the meter's clock, like Argus', has no finer hand. */
  readonly time: number;
  readonly bytes: number;
  readonly sourceMac: MacAddress;
  readonly destinationMac: MacAddress;
  readonly sourceIp: number;
  readonly destinationIp: number;
}

/** A captured TCP packet. */
export interface TcpPacket extends PacketOf<"tcp"> {
  readonly segment: TcpSegment;
  /** Identification field in the byte order in which Argus compares it. */
  readonly identification: number;
}

/** A captured ICMP redirect. */
export interface RedirectPacket extends PacketOf<"redirect"> {
  readonly quotedPorts: readonly [source: number, destination: number];
}

/** The packet in a captured frame; undefined for what the meter, like Argus with the filter "tcp or icmp", does not look at. */
export function meteredPacket({ time, frame }: CapturedFrame): TcpPacket | RedirectPacket | undefined {
  const common = () => ({
    time: Math.floor(time / 1000),
    bytes: frame.length,
    sourceMac: sourceMac(frame),
    destinationMac: destinationMac(frame),
    sourceIp: sourceIp(frame),
    destinationIp: destinationIp(frame),
  });
  if (isTcp(frame)) {
    const identification = ipv4Identification(frame);
    const swapped = ((identification & 0xff) << 8) | (identification >> 8);
    return { kind: "tcp", ...common(), segment: decodeTcp(frame), identification: swapped };
  }
  if (isRedirect(frame)) return { kind: "redirect", ...common(), quotedPorts: quotedPorts(frame) };
  return undefined;
}

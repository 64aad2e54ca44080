import type { CapturedFrame } from "../captured-frame";
import { destinationMac, type Ipv4Address, ipProtocol, type MacAddress, sourceMac } from "../packets/ethernet";
import { redirectedSession } from "../packets/icmp";
import { destinationIp, ipv4Identification, ipv4Protocol, sourceIp } from "../packets/ipv4";
import { type Ipv4Place, ipv4Place, type Skipped } from "../packets/network-layer";
import { type Conversation, decodeTcpHeader, payloadOffset, type TcpHeader, tcpHeaderLength } from "../packets/tcp";

interface PacketOf<Kind extends string> {
  readonly kind: Kind;
  /** Microseconds since the capture's origin: the meter's clock, like Argus', has no finer hand. */
  readonly time: number;
  readonly sourceIp: Ipv4Address;
  readonly destinationIp: Ipv4Address;
}

/** A captured TCP packet. */
export interface TcpPacket extends PacketOf<"tcp"> {
  /** On the wire, from the Ethernet header on. */
  readonly bytes: number;
  readonly sourceMac: MacAddress;
  readonly destinationMac: MacAddress;
  readonly header: TcpHeader;
  /** Bytes carried, by the headers: a capture may have cut them off. */
  readonly payloadLength: number;
  /** Identification field in the byte order in which Argus compares it. */
  readonly identification: number;
}

/** A captured ICMP redirect. */
export interface RedirectPacket extends PacketOf<"redirect"> {
  /** Session of the packet that caused it. */
  readonly session: Conversation;
}

/** The packet in a captured frame; the reason for one that the meter does not look at. Of ICMP only redirects are known. */
export function meteredPacket(captured: CapturedFrame): TcpPacket | RedirectPacket | Skipped {
  const { frame } = captured;
  const place = ipv4Place(frame);
  if (typeof place === "string") return place;
  const protocol = ipv4Protocol(frame, place.header);
  if (protocol === ipProtocol.tcp) return tcpPacket(captured, place);
  if (protocol === ipProtocol.icmp) return redirectPacket(captured, place);
  return "other protocol";
}

function tcpPacket(captured: CapturedFrame, place: Ipv4Place): TcpPacket | Skipped {
  const { frame } = captured;
  const { content, contentLength } = place;
  if (contentLength < tcpHeaderLength) return "malformed";
  if (frame.length < content + tcpHeaderLength) return "cut off";
  const headerLength = payloadOffset(frame, content);
  if (headerLength < tcpHeaderLength || headerLength > contentLength) return "malformed";
  return {
    kind: "tcp",
    time: microseconds(captured),
    bytes: captured.length,
    sourceMac: sourceMac(frame),
    destinationMac: destinationMac(frame),
    sourceIp: sourceIp(frame, place.header),
    destinationIp: destinationIp(frame, place.header),
    header: decodeTcpHeader(frame, content),
    payloadLength: contentLength - headerLength,
    identification: swapped(ipv4Identification(frame, place.header)),
  };
}

const swapped = (word: number) => ((word & 0xff) << 8) | (word >> 8);

function redirectPacket(captured: CapturedFrame, { header, content }: Ipv4Place): RedirectPacket | Skipped {
  const { frame } = captured;
  const session = redirectedSession(frame, content);
  if (typeof session === "string") return session;
  return {
    kind: "redirect",
    time: microseconds(captured),
    sourceIp: sourceIp(frame, header),
    destinationIp: destinationIp(frame, header),
    session,
  };
}

const microseconds = ({ time }: CapturedFrame) => Math.floor(time / 1000);

import type { CapturedFrame } from "../captured-frame";
import { destinationMac, type Ipv4Address, ipProtocol, type MacAddress, sourceMac } from "../packets/ethernet";
import { type Ipv4Place, ipv4Place, type Skipped } from "../packets/network-layer";

interface PacketOf<Kind extends string> {
  readonly kind: Kind;
  /** Microseconds since the capture's origin: the meter's clock, like Argus', has no finer hand. */
  readonly time: number;
  /** On the wire, from the Ethernet header on. */
  readonly bytes: number;
  readonly sourceMac: MacAddress;
  readonly destinationMac: MacAddress;
  readonly sourceIp: Ipv4Address;
  readonly destinationIp: Ipv4Address;
}

/** What the meter looks at in a TCP segment. */
export interface MeteredSegment {
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly sequence: number;
  readonly acknowledgement: number;
  readonly flags: number;
  readonly window: number;
  readonly options: Buffer;
  /** Bytes carried, by the headers: a capture may have cut them off. */
  readonly payloadLength: number;
}

/** A captured TCP packet. */
export interface TcpPacket extends PacketOf<"tcp"> {
  readonly segment: MeteredSegment;
  /** Identification field in the byte order in which Argus compares it. */
  readonly identification: number;
}

/** Two addresses with a port each. */
export interface Conversation {
  readonly sourceIp: Ipv4Address;
  readonly destinationIp: Ipv4Address;
  readonly sourcePort: number;
  readonly destinationPort: number;
}

/** A captured ICMP redirect. */
export interface RedirectPacket extends PacketOf<"redirect"> {
  /** Of the packet that caused it. */
  readonly quoted: Conversation;
}

const tcpHeaderLength = 20;
const icmpHeaderLength = 8;
const redirectType = 5;

/** The packet in a captured frame; the reason for one that the meter does not look at. Of ICMP only redirects are known. */
export function meteredPacket(captured: CapturedFrame): TcpPacket | RedirectPacket | Skipped {
  const { frame } = captured;
  const place = ipv4Place(frame);
  if (typeof place === "string") return place;
  const protocol = frame[place.header + 9];
  if (protocol === ipProtocol.tcp) return tcpPacket(captured, place);
  if (protocol === ipProtocol.icmp) return redirectPacket(captured, place);
  return "other protocol";
}

function tcpPacket(captured: CapturedFrame, place: Ipv4Place): TcpPacket | Skipped {
  const { frame } = captured;
  const { content: at, contentLength } = place;
  if (contentLength < tcpHeaderLength) return "malformed";
  if (frame.length < at + tcpHeaderLength) return "cut off";
  const headerLength = (frame[at + 12] >> 4) * 4;
  if (headerLength < tcpHeaderLength || headerLength > contentLength) return "malformed";
  const identification = frame.readUInt16BE(place.header + 4);
  return {
    kind: "tcp",
    ...addressed(captured, place),
    identification: ((identification & 0xff) << 8) | (identification >> 8),
    segment: {
      sourcePort: frame.readUInt16BE(at),
      destinationPort: frame.readUInt16BE(at + 2),
      sequence: frame.readUInt32BE(at + 4),
      acknowledgement: frame.readUInt32BE(at + 8),
      flags: frame[at + 13],
      window: frame.readUInt16BE(at + 14),
      options: frame.subarray(at + tcpHeaderLength, at + headerLength),
      payloadLength: contentLength - headerLength,
    },
  };
}

function redirectPacket(captured: CapturedFrame, place: Ipv4Place): RedirectPacket | Skipped {
  const { frame } = captured;
  const quote = place.content + icmpHeaderLength;
  if (frame.length < place.content + 1) return "cut off";
  if (frame[place.content] !== redirectType) return "other protocol";
  if (frame.length < quote + 1) return "cut off";
  const ports = quote + (frame[quote] & 15) * 4;
  if (frame.length < Math.max(ports, quote + 20) + 4) return "cut off";
  return {
    kind: "redirect",
    ...addressed(captured, place),
    quoted: {
      sourceIp: frame.readUInt32BE(quote + 12),
      destinationIp: frame.readUInt32BE(quote + 16),
      sourcePort: frame.readUInt16BE(ports),
      destinationPort: frame.readUInt16BE(ports + 2),
    },
  };
}

const addressed = ({ time, frame, length }: CapturedFrame, { header }: Ipv4Place) => ({
  time: Math.floor(time / 1000),
  bytes: length,
  sourceMac: sourceMac(frame),
  destinationMac: destinationMac(frame),
  sourceIp: frame.readUInt32BE(header + 12),
  destinationIp: frame.readUInt32BE(header + 16),
});

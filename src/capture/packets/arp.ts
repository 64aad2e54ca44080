import {
  broadcastMac,
  ethernetHeaderLength,
  etherType,
  frameType,
  type Ipv4Address,
  type MacAddress,
  newFrame,
} from "./ethernet";

/** An ARP message: who has targetIp, or: senderIp is at senderMac. */
export interface ArpMessage {
  readonly operation: "request" | "reply";
  readonly senderMac: MacAddress;
  readonly senderIp: Ipv4Address;
  /** 0 in a request. */
  readonly targetMac: MacAddress;
  readonly targetIp: Ipv4Address;
}

const start = ethernetHeaderLength;
const arpLength = 28;

/** A frame holding the message, sent from the given station; a request is broadcast. */
export function encodeArp(station: MacAddress, message: ArpMessage): Buffer {
  const destination = message.operation === "request" ? broadcastMac : message.targetMac;
  const frame = newFrame(destination, station, etherType.arp, arpLength);
  frame.set([0, 1, 8, 0, 6, 4, 0, message.operation === "request" ? 1 : 2], start);
  frame.writeUIntBE(message.senderMac, start + 8, 6);
  frame.writeUInt32BE(message.senderIp, start + 14);
  frame.writeUIntBE(message.targetMac, start + 18, 6);
  frame.writeUInt32BE(message.targetIp, start + 24);
  return frame;
}

export const isArp = (frame: Buffer): boolean => frameType(frame) === etherType.arp;

export const decodeArp = (frame: Buffer): ArpMessage => ({
  operation: frame.readUInt16BE(start + 6) === 1 ? "request" : "reply",
  senderMac: frame.readUIntBE(start + 8, 6),
  senderIp: frame.readUInt32BE(start + 14),
  targetMac: frame.readUIntBE(start + 18, 6),
  targetIp: frame.readUInt32BE(start + 24),
});

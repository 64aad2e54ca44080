import type { Ipv4Address } from "../packets/ethernet";
import type { Conversation } from "../packets/tcp";
import type { RedirectPacket, TcpPacket } from "./metered-packet";

/** One key for both directions of a session. */
export const sessionKey = ({ sourceIp, sourcePort, destinationIp, destinationPort }: Conversation): string =>
  keyOfEnds(sourceIp, sourcePort, destinationIp, destinationPort);

/** The key of the session that a packet belongs to. */
export const packetKey = ({ sourceIp, destinationIp, header }: TcpPacket): string =>
  keyOfEnds(sourceIp, header.sourcePort, destinationIp, header.destinationPort);

/** One key for all redirects from one host to another. */
export const redirectKey = ({ sourceIp, destinationIp }: RedirectPacket): string =>
  `redirect ${sourceIp} ${destinationIp}`;

function keyOfEnds(ip: Ipv4Address, port: number, otherIp: Ipv4Address, otherPort: number): string {
  const isOrdered = ip < otherIp || (ip === otherIp && port <= otherPort);
  return isOrdered ? endText(ip, port) + endText(otherIp, otherPort) : endText(otherIp, otherPort) + endText(ip, port);
}

/** Address and port as characters of 16 bits, which is quicker than decimals. */
const endText = (ip: Ipv4Address, port: number) => String.fromCharCode(ip >>> 16, ip & 0xffff, port);

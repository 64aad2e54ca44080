import { tcpFlag } from "../packets/tcp";
import type { TcpPacket } from "./metered-packet";
import { markRetransmitted, type TcpSide } from "./tcp-side";

const { fin, syn, rst, ack } = tcpFlag;

/** Takes a segment into account that one direction sends to the other (ArgusUpdateTCPSequence).
 * @returns whether Argus counts the gap before it as active rather than idle time */
export function updateSequence(from: TcpSide, to: TcpSide, packet: TcpPacket): boolean {
  const { flags, sequence, acknowledgement, window } = packet.header;
  if (flags === syn) return true;
  const length = packet.payloadLength;
  let isActive = true;
  if ((flags & (fin | rst)) === 0) {
    if (window === 0) from.isWindowShut = true;
    else from.window = window;
    isActive = window !== 0;
  }
  if (length > 0 && to.window !== 0) isActive = countData(from, packet) && isActive;
  else isActive = false;
  const end = (sequence + length) >>> 0;
  if (end < sequence) {
    from.seqBase = end;
    from.seq = end;
  } else if (from.seqBase === 0) {
    from.seqBase = sequence;
    from.seq = end;
  } else if (length > 0) {
    if (to.window !== 0) isActive = placeData(from, to, packet) && isActive;
    from.identification = packet.identification;
  }
  if (acknowledgement !== 0 && (flags & ack) !== 0) acknowledge(from, to, acknowledgement, flags);
  return isActive;
}

function countData(from: TcpSide, { header: { sequence, flags }, payloadLength }: TcpPacket): boolean {
  from.bytes += payloadLength;
  const isActive = from.windowBytes !== 0;
  if ((from.flags & fin) !== 0) {
    if (sequence < from.seq) markRetransmitted(from);
    else if ((flags & fin) === 0) from.isOutOfOrder = true;
  }
  if ((flags & syn) === 0) from.windowBytes = (from.windowBytes + payloadLength) >>> 0;
  return isActive;
}

/** Decides whether data were sent again or came out of order. */
function placeData(from: TcpSide, to: TcpSide, packet: TcpPacket): boolean {
  const { identification, payloadLength: length } = packet;
  const { sequence } = packet.header;
  const retransmit = () => {
    markRetransmitted(from);
    from.windowBytes = (from.windowBytes - length) >>> 0;
    return false;
  };
  if (sequence < to.ack) return to.ack - sequence < from.window >> from.windowShift ? retransmit() : true;
  const end = (sequence + length) >>> 0;
  const furthest = Math.max(end, from.seq);
  const step = identification - from.identification;
  let isActive = true;
  if (from.window !== 0) {
    if (from.identification !== 0 && step < 0 && step > -5000) from.isOutOfOrder = true;
    else if (from.windowBytes > (furthest - 1 - to.ack) >>> 0) isActive = retransmit();
    else if (end < from.seq && sequence === (to.ack + 1) >>> 0) {
      retransmit();
    } else if (end < from.seq) from.isOutOfOrder = true;
  }
  from.seq = furthest;
  return isActive;
}

function acknowledge(from: TcpSide, to: TcpSide, acknowledgement: number, flags: number): void {
  const acknowledged = (acknowledgement - 1) >>> 0;
  if (from.ack !== 0 && to.seq > from.ack) to.windowBytes = (to.seq - 1 - from.ack) >>> 0;
  if (from.ack === acknowledged) return;
  if (from.ack === 0 || to.seq === acknowledgement) to.windowBytes = 0;
  else if ((flags & syn) === 0) {
    const progress = (acknowledged - from.ack) >>> 0;
    to.windowBytes = to.windowBytes < progress ? 0 : (to.windowBytes - progress) >>> 0;
  }
  from.ack = acknowledged;
}

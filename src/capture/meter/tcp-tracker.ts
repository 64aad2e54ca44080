import { tcpFlag } from "../packets/tcp";
import type { TcpPacket } from "./metered-packet";
import { updateSequence } from "./tcp-sequence";
import {
  forgetRecord,
  markRetransmitted,
  newSide,
  readWindowShift,
  summarise,
  type TcpSide,
  type TcpSideSummary,
} from "./tcp-side";

/** Follows the sequence numbers of a session by the rules of Argus 3.0.8.2 (ArgusUpdateTCPSequence and its state machine), odd
 * ones included, for the records must agree. All numbers are unsigned, of 32 bits. */
export interface TcpTracker {
  /** @returns whether Argus counts the gap before this packet as active rather than idle time */
  observe(direction: Direction, packet: TcpPacket): boolean;
  /** Forgets what belongs to the record just written. */
  beginRecord(): void;
  summary(direction: Direction): TcpSideSummary;
}

/** 0 from the initiator, 1 to it. */
export type Direction = 0 | 1;

type State = "syn sent" | "syn received" | "established" | "closing";
const { fin, syn, rst, ack } = tcpFlag;

/** A tracker that begins with the first packet of a session.
 * @param firstDirection of that packet */
export function tcpTracker(first: TcpPacket, firstDirection: Direction): TcpTracker {
  const sides: readonly [TcpSide, TcpSide] = [newSide(), newSide()];
  let packets = 1;
  let state = beginState(sides[firstDirection], sides[1 - firstDirection], first);
  return {
    observe: (direction, packet) => {
      const { flags, options } = packet.header;
      const from = sides[direction];
      packets++;
      readWindowShift(from, options);
      from.flags |= flags;
      const isActive = updateSequence(from, sides[1 - direction], packet);
      state = nextState(state, from, flags);
      return isActive;
    },
    beginRecord: () => sides.forEach(forgetRecord),
    summary: (direction) => summarise(sides[direction], packets > 1),
  };
}

function beginState(from: TcpSide, to: TcpSide, { header, payloadLength }: TcpPacket): State {
  const { flags, sequence, acknowledgement, window, options } = header;
  const isSyn = (flags & syn) !== 0;
  readWindowShift(from, options);
  from.bytes = payloadLength;
  from.seqBase = isSyn ? sequence : (sequence - 1) >>> 0;
  from.seq = isSyn ? sequence : (sequence + payloadLength) >>> 0;
  from.window = window;
  from.flags = flags;
  if ((flags & ack) !== 0 && (flags & fin) === 0) to.ack = (acknowledgement - 1) >>> 0;
  if (isSyn) return (flags & ack) === 0 ? "syn sent" : "syn received";
  return (flags & fin) !== 0 ? "closing" : "established";
}

function nextState(state: State, from: TcpSide, flags: number): State {
  if ((flags & rst) !== 0) return "closing";
  if (state === "closing") return state;
  if ((flags & fin) !== 0) return "closing";
  const isSyn = (flags & syn) !== 0;
  if (state === "syn sent") {
    if (flags === syn) markRetransmitted(from);
    else if (flags === (syn | ack)) return "syn received";
    else if ((flags & ack) !== 0) return "established";
    return state;
  }
  if (isSyn) markRetransmitted(from);
  return !isSyn && state === "syn received" && (flags & ack) !== 0 ? "established" : state;
}

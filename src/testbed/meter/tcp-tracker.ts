import { type TcpSegment, tcpFlag } from "../packets/tcp";

/** What a tracker concluded about one direction of a record. */
export interface TcpSideSummary {
  readonly retransmitted: number;
  readonly isRetransmitted: boolean;
  readonly isOutOfOrder: boolean;
  readonly isWindowShut: boolean;
  /** Bytes missing by the sequence numbers. */
  readonly gap: number;
}

/** Follows the sequence numbers of a session by the rules of Argus 3.0.8.2 (ArgusUpdateTCPSequence and its state machine), odd
 * ones included, for the records must agree. All numbers are unsigned, of 32 bits. */
export interface TcpTracker {
  /** @returns whether Argus counts the gap before this packet as active rather than idle time */
  observe(direction: Direction, segment: TcpSegment, identification: number): boolean;
  /** Forgets what belongs to the record just written. */
  beginRecord(): void;
  summary(direction: Direction): TcpSideSummary;
}

/** 0 from the initiator, 1 to it. */
export type Direction = 0 | 1;

interface Side {
  seqBase: number;
  seq: number;
  ack: number;
  window: number;
  windowShift: number;
  bytes: number;
  windowBytes: number;
  flags: number;
  identification: number;
  retransmitted: number;
  isRetransmitted: boolean;
  isOutOfOrder: boolean;
  isWindowShut: boolean;
}

type State = "syn sent" | "syn received" | "established" | "closing";
const { fin, syn, rst, ack } = tcpFlag;

/** A tracker that begins with the first packet of a session. */
export function tcpTracker(segment: TcpSegment): TcpTracker {
  const sides: readonly [Side, Side] = [newSide(), newSide()];
  let packets = 1;
  let state = beginState(sides[0], sides[1], segment);
  return {
    observe: (direction, next, identification) => {
      packets++;
      const from = sides[direction];
      const to = sides[1 - direction];
      readWindowShift(from, next.options);
      from.flags |= next.flags;
      const isActive = updateSequence(from, to, next, identification);
      state = nextState(state, from, next.flags);
      return isActive;
    },
    beginRecord: () => sides.forEach(forgetRecord),
    summary: (direction) => summarise(sides[direction], packets > 1),
  };
}

const newSide = (): Side => ({
  seqBase: 0,
  seq: 0,
  ack: 0,
  window: 0,
  windowShift: 0,
  bytes: 0,
  windowBytes: 0,
  flags: 0,
  identification: 0,
  retransmitted: 0,
  isRetransmitted: false,
  isOutOfOrder: false,
  isWindowShut: false,
});

function beginState(
  from: Side,
  to: Side,
  { flags, sequence, acknowledgement, window, options, payload }: TcpSegment,
): State {
  const isSyn = (flags & syn) !== 0;
  readWindowShift(from, options);
  from.bytes = payload.length;
  from.seqBase = isSyn ? sequence : (sequence - 1) >>> 0;
  from.seq = isSyn ? sequence : (sequence + payload.length) >>> 0;
  from.window = window;
  from.flags = flags;
  if ((flags & ack) !== 0 && (flags & fin) === 0) to.ack = (acknowledgement - 1) >>> 0;
  if (isSyn) return (flags & ack) === 0 ? "syn sent" : "syn received";
  return (flags & fin) !== 0 ? "closing" : "established";
}

function readWindowShift(side: Side, options: Buffer): void {
  for (let at = 0; at < options.length && options[at] !== 0; at += options[at] === 1 ? 1 : options[at + 1])
    if (options[at] === 3) side.windowShift = options[at + 2];
}

function updateSequence(from: Side, to: Side, segment: TcpSegment, identification: number): boolean {
  const { flags, sequence, acknowledgement, window, payload } = segment;
  if (flags === syn) return true;
  const length = payload.length;
  let isActive = true;
  if ((flags & (fin | rst)) === 0) {
    if (window === 0) from.isWindowShut = true;
    else from.window = window;
    isActive = window !== 0;
  }
  if (length > 0 && to.window !== 0) isActive = countData(from, segment) && isActive;
  else isActive = false;
  const end = (sequence + length) >>> 0;
  if (end < sequence) {
    from.seqBase = end;
    from.seq = end;
  } else if (from.seqBase === 0) {
    from.seqBase = sequence;
    from.seq = end;
  } else if (length > 0) {
    if (to.window !== 0) isActive = placeData(from, to, segment, identification) && isActive;
    from.identification = identification;
  }
  if (acknowledgement !== 0 && (flags & ack) !== 0) acknowledge(from, to, acknowledgement, flags);
  return isActive;
}

function countData(from: Side, { sequence, flags, payload }: TcpSegment): boolean {
  from.bytes += payload.length;
  const isActive = from.windowBytes !== 0;
  if ((from.flags & fin) !== 0) {
    if (sequence < from.seq) markRetransmitted(from);
    else if ((flags & fin) === 0) from.isOutOfOrder = true;
  }
  if ((flags & syn) === 0) from.windowBytes = (from.windowBytes + payload.length) >>> 0;
  return isActive;
}

function markRetransmitted(side: Side): void {
  side.retransmitted++;
  side.isRetransmitted = true;
}

/** Decides whether data were sent again or came out of order. */
function placeData(from: Side, to: Side, { sequence, payload }: TcpSegment, identification: number): boolean {
  const length = payload.length;
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

function acknowledge(from: Side, to: Side, acknowledgement: number, flags: number): void {
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

function nextState(state: State, from: Side, flags: number): State {
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

function forgetRecord(side: Side): void {
  side.isRetransmitted = false;
  side.isWindowShut = false;
  side.isOutOfOrder = false;
  side.retransmitted = 0;
  side.flags = 0;
  side.bytes = 0;
  side.windowBytes = 0;
  side.identification = 0;
  side.seqBase = side.seq;
}

function summarise(side: Side, isFollowed: boolean): TcpSideSummary {
  return {
    retransmitted: side.retransmitted,
    isRetransmitted: side.isRetransmitted,
    isOutOfOrder: side.isOutOfOrder,
    isWindowShut: side.isWindowShut,
    gap: isFollowed ? missingBytes(side) : 0,
  };
}

/** ArgusFetchSrcGap: what the sequence numbers span, less the bytes seen. */
function missingBytes(side: Side): number {
  if (side.seqBase === 0 || side.seq === 0 || side.retransmitted > 0) return 0;
  const span = (side.seq - side.seqBase) >>> 0;
  if (span === side.bytes || span === (side.bytes - side.windowBytes) >>> 0) return 0;
  return Math.max(0, span - side.bytes - 1);
}

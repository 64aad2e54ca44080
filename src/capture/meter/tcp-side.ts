/** What a tracker concluded about one direction of a record. */
export interface TcpSideSummary {
  readonly retransmitted: number;
  readonly isRetransmitted: boolean;
  readonly isOutOfOrder: boolean;
  readonly isWindowShut: boolean;
  /** Bytes missing by the sequence numbers. */
  readonly gap: number;
}

/** What a tracker remembers of one direction, under the names that Argus has for it. All numbers are unsigned, of 32 bits. */
export interface TcpSide {
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

/** A direction in which nothing was sent yet. */
export const newSide = (): TcpSide => ({
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

/** Notes the window scale among the options of a segment. */
export function readWindowShift(side: TcpSide, options: Buffer): void {
  for (let at = 0; at < options.length && options[at] !== 0; at += optionLength(options, at))
    if (options[at] === 3 && at + 2 < options.length) side.windowShift = options[at + 2];
}

/** A length below that of its own two bytes is no length: the option counts as one byte. */
const optionLength = (options: Buffer, at: number) =>
  options[at] === 1 || at + 1 === options.length ? 1 : Math.max(1, options[at + 1]);

/** Notes a segment that was sent again. */
export function markRetransmitted(side: TcpSide): void {
  side.retransmitted++;
  side.isRetransmitted = true;
}

/** Forgets what belongs to the record just written. */
export function forgetRecord(side: TcpSide): void {
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

/** @param isFollowed whether the session has more than one packet; Argus counts no gap before */
export function summarise(side: TcpSide, isFollowed: boolean): TcpSideSummary {
  return {
    retransmitted: side.retransmitted,
    isRetransmitted: side.isRetransmitted,
    isOutOfOrder: side.isOutOfOrder,
    isWindowShut: side.isWindowShut,
    gap: isFollowed ? missingBytes(side) : 0,
  };
}

/** ArgusFetchSrcGap: what the sequence numbers span, less the bytes seen. */
function missingBytes(side: TcpSide): number {
  if (side.seqBase === 0 || side.seq === 0 || side.retransmitted > 0) return 0;
  const span = (side.seq - side.seqBase) >>> 0;
  if (span === side.bytes || span === (side.bytes - side.windowBytes) >>> 0) return 0;
  return Math.max(0, span - side.bytes - 1);
}

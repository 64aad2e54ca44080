import type { SideRecord } from "./flow-record";
import { type IntervalStatistics, intervalStatistics } from "./interval-statistics";
import type { TcpPacket } from "./metered-packet";
import type { TcpSideSummary } from "./tcp-side";

/** Gaps of ten seconds and more, two status intervals, are not counted. */
const longestInterval = 10_000_000;

/** What is counted of one direction of a session. */
export interface FlowSide {
  packets: number;
  bytes: number;
  /** Of the first and last packet in the record, µs; undefined before the first and the second. */
  start: number | undefined;
  end: number | undefined;
  smallest: number;
  largest: number;
  lastTime: number | undefined;
  readonly active: IntervalStatistics;
  readonly idle: IntervalStatistics;
}

/** A direction in which nothing was seen yet. */
export const newFlowSide = (): FlowSide => ({
  packets: 0,
  bytes: 0,
  start: undefined,
  end: undefined,
  smallest: 0xffff,
  largest: 0,
  lastTime: undefined,
  active: intervalStatistics(),
  idle: intervalStatistics(),
});

/** Counts a packet.
 * @param isActive whether Argus counts the gap before it as active rather than idle time */
export function tally(side: FlowSide, { time, bytes }: TcpPacket, isActive: boolean): void {
  side.packets++;
  side.bytes += bytes;
  noteTime(side, time);
  side.smallest = Math.min(side.smallest, bytes);
  side.largest = Math.max(side.largest, bytes);
  if (side.lastTime !== undefined && time <= side.lastTime) return;
  const interval = time - (side.lastTime ?? time);
  if (interval > 0 && interval < longestInterval) (isActive ? side.active : side.idle).add(interval);
  side.lastTime = time;
}

/** Notes when something of this direction was seen. */
export function noteTime(side: FlowSide, time: number): void {
  if (side.start === undefined) side.start = time;
  else side.end = time;
}

/** Forgets what belongs to the record just written. lastTime stays: the gap to the packet before counts in the next record. */
export function clearSide(side: FlowSide): void {
  side.packets = 0;
  side.bytes = 0;
  side.start = undefined;
  side.end = undefined;
  side.smallest = 0xffff;
  side.largest = 0;
  side.active.clear();
  side.idle.clear();
}

/** The record so far. */
export function sideRecord(side: FlowSide, tcp: TcpSideSummary): SideRecord {
  const { packets, bytes, start, end, smallest, largest } = side;
  return {
    packets,
    bytes,
    start,
    end,
    smallest,
    largest,
    active: side.active.summary(),
    idle: side.idle.summary(),
    tcp,
  };
}

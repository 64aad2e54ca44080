import type { MacAddress } from "../packets/ethernet";
import { type Conversation, tcpFlag } from "../packets/tcp";
import type { FlowRecord, SideRecord } from "./flow-record";
import { type IntervalStatistics, intervalStatistics } from "./interval-statistics";
import type { TcpPacket } from "./metered-packet";
import type { TcpSideSummary } from "./tcp-side";
import { type Direction, type TcpTracker, tcpTracker } from "./tcp-tracker";

/** Gaps of ten seconds and more, two status intervals, are not counted. */
const longestInterval = 10_000_000;

type Ends = Conversation & { readonly sourceMac: MacAddress; readonly destinationMac: MacAddress };

const { syn, ack } = tcpFlag;

interface Side {
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

/** A session under observation. */
export interface Flow {
  observe(packet: TcpPacket): void;
  /** Notes a redirect that quotes a packet of the session. */
  redirected(time: number): void;
  /** The record so far; what follows belongs to the next one. */
  takeRecord(sequenceNumber: number): FlowRecord;
}

/** A session that begins with the given packet, which still has to be observed. */
export function newFlow(first: TcpPacket): Flow {
  const ends = endsOf(first);
  const sides: readonly [Side, Side] = [newSide(), newSide()];
  let tracker: TcpTracker | undefined;
  let hasManyMacs = false;
  let isRedirected = false;
  return {
    observe: (packet) => {
      const direction = directionOf(packet, ends);
      if (!hasMacs(packet, direction, ends.sourceMac, ends.destinationMac)) hasManyMacs = true;
      let isActive = true;
      if (tracker === undefined) tracker = tcpTracker(packet, direction);
      else isActive = tracker.observe(direction, packet);
      tally(sides[direction], packet, isActive);
    },
    redirected: (time) => {
      isRedirected = true;
      const side = sides[0];
      if (side.start === undefined) side.start = time;
      else side.end = time;
    },
    takeRecord: (sequenceNumber) => {
      if (tracker === undefined) throw new Error("a flow has at least one packet");
      const record: FlowRecord = {
        sequenceNumber,
        ...ends,
        hasManyMacs,
        isRedirected,
        source: sideRecord(sides[0], tracker.summary(0)),
        destination: sideRecord(sides[1], tracker.summary(1)),
      };
      isRedirected = false;
      sides.forEach(clear);
      tracker.beginRecord();
      return record;
    },
  };
}

/** Who opened the session and who answers. Without its first SYN Argus takes the lower port for the one that answers. */
function endsOf({ header, sourceIp, destinationIp, sourceMac, destinationMac }: TcpPacket): Ends {
  const { sourcePort, destinationPort, flags } = header;
  const isAnswer = (flags & (syn | ack)) === (syn | ack) || ((flags & syn) === 0 && sourcePort < destinationPort);
  if (!isAnswer) return { sourceIp, destinationIp, sourcePort, destinationPort, sourceMac, destinationMac };
  return {
    sourceIp: destinationIp,
    destinationIp: sourceIp,
    sourcePort: destinationPort,
    destinationPort: sourcePort,
    sourceMac: destinationMac,
    destinationMac: sourceMac,
  };
}

const directionOf = ({ sourceIp, header }: TcpPacket, ends: Ends): Direction =>
  sourceIp === ends.sourceIp && header.sourcePort === ends.sourcePort ? 0 : 1;

function hasMacs(packet: TcpPacket, direction: Direction, source: MacAddress, destination: MacAddress): boolean {
  const [from, to] = direction === 0 ? [source, destination] : [destination, source];
  return packet.sourceMac === from && packet.destinationMac === to;
}

const newSide = (): Side => ({
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

function tally(side: Side, { time, bytes }: TcpPacket, isActive: boolean): void {
  side.packets++;
  side.bytes += bytes;
  if (side.start === undefined) side.start = time;
  else side.end = time;
  side.smallest = Math.min(side.smallest, bytes);
  side.largest = Math.max(side.largest, bytes);
  if (side.lastTime !== undefined && time <= side.lastTime) return;
  const interval = time - (side.lastTime ?? time);
  if (interval > 0 && interval < longestInterval) (isActive ? side.active : side.idle).add(interval);
  side.lastTime = time;
}

/** lastTime stays: the gap to the packet before counts in the next record. */
function clear(side: Side): void {
  side.packets = 0;
  side.bytes = 0;
  side.start = undefined;
  side.end = undefined;
  side.smallest = 0xffff;
  side.largest = 0;
  side.active.clear();
  side.idle.clear();
}

function sideRecord(side: Side, tcp: TcpSideSummary): SideRecord {
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

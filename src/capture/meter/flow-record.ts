import type { FlowCell, MeteredFlow } from "../metered-flow";
import { formatIpv4, formatMac, type Ipv4Address, type MacAddress } from "../packets/ethernet";
import { combinedDeviation, combinedMean, type IntervalSummary } from "./interval-statistics";
import { expandedMetric, printed } from "./print-number";
import type { TcpSideSummary } from "./tcp-side";

/** One direction of a record. Times in µs. */
export interface SideRecord {
  readonly packets: number;
  readonly bytes: number;
  readonly start: number | undefined;
  readonly end: number | undefined;
  readonly smallest: number;
  readonly largest: number;
  readonly active: IntervalSummary;
  readonly idle: IntervalSummary;
  readonly tcp: TcpSideSummary;
}

/** What was seen of a session in one status interval. */
export interface FlowRecord {
  readonly sequenceNumber: number;
  readonly sourceIp: Ipv4Address;
  readonly destinationIp: Ipv4Address;
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly sourceMac: MacAddress;
  readonly destinationMac: MacAddress;
  readonly hasManyMacs: boolean;
  readonly isRedirected: boolean;
  readonly source: SideRecord;
  readonly destination: SideRecord;
}

/** The record as ra prints it with -H, suffixes of loads and counts expanded. */
export function meteredFlow(record: FlowRecord): MeteredFlow {
  const times = recordTimes(record);
  const start = startOf(times);
  return { start, cells: recordCells(record, asSeconds(Math.max(...times) - start)) };
}

/** The times that Argus keeps of a record, µs since the capture began. */
const recordTimes = ({ source, destination }: FlowRecord): readonly number[] =>
  [source.start, source.end, destination.start, destination.end].filter((time) => time !== undefined);

/** When the record begins: of its times, source first, the first that lies in the earliest whole second. Argus compares no finer,
 * so a record that begins with an answer may begin later than its first packet. */
function startOf(times: readonly number[]): number {
  const earliest = wholeSecond(Math.min(...times));
  return times.find((time) => wholeSecond(time) === earliest) ?? 0;
}

const wholeSecond = (microseconds: number) => Math.floor(microseconds / 1e6);

/** Seconds, as the 32-bit float that ra computes with. */
const asSeconds = (microseconds: number) => Math.fround(wholeSecond(microseconds) + (microseconds % 1e6) / 1e6);

/** 35 cells in the order of the data set's network columns. */
function recordCells(record: FlowRecord, duration: number): readonly FlowCell[] {
  const { source, destination } = record;
  const packets = source.packets + destination.packets;
  const lost = source.packets > 0 ? source.tcp.retransmitted + destination.tcp.retransmitted : 0;
  return [
    "   ->",
    flagText(record),
    formatIpv4(record.sourceIp),
    formatIpv4(record.destinationIp),
    record.sourcePort,
    record.destinationPort,
    expandedMetric(source.bytes),
    expandedMetric(destination.bytes),
    expandedMetric(sideLoad(source, duration)),
    expandedMetric(sideLoad(destination, duration)),
    expandedMetric(source.tcp.gap),
    expandedMetric(destination.tcp.gap),
    ...timingCells(source, destination),
    source.packets > 0 ? source.largest : "",
    destination.packets > 0 ? destination.largest : "",
    source.packets > 0 ? source.smallest : "",
    destination.packets > 0 ? destination.smallest : "",
    printed(duration, 6),
    1,
    expandedMetric(packets),
    expandedMetric(source.bytes + destination.bytes),
    expandedMetric(totalLoad(record, duration)),
    lost,
    percentLost(lost, packets),
    percentLost(source.tcp.retransmitted, source.packets),
    percentLost(destination.tcp.retransmitted, destination.packets),
    expandedMetric(packets > 1 && duration > 0 ? Math.fround((packets - 1) / duration) : 0),
    formatMac(record.sourceMac),
    formatMac(record.destinationMac),
    record.sequenceNumber,
  ];
}

function timingCells(source: SideRecord, destination: SideRecord): readonly FlowCell[] {
  if (!hasGaps(source) && !hasGaps(destination)) return ["", "", "", "", "", ""];
  return [
    printed(combinedMean(source.active, source.idle), 6),
    hasGaps(destination) ? printed(combinedMean(destination.active, destination.idle), 6) : "",
    printed(source.active.mean / 1000, 6),
    printed(destination.active.mean / 1000, 6),
    hasGaps(source) ? printed(combinedDeviation(source.active, source.idle), 6) : "",
    hasGaps(destination) ? printed(combinedDeviation(destination.active, destination.idle), 6) : "",
  ];
}

const hasGaps = ({ active, idle }: SideRecord) => active.count + idle.count > 0;

const percentLost = (lost: number, packets: number) => printed(packets > 0 ? (lost * 100) / (packets + lost) : 0, 6);

/** Bits a second without the last packet, of average size: (B - floor(B / n)) * 8 / duration. */
function sideLoad(side: SideRecord, duration: number): number {
  if (side.packets < 2 || duration === 0) return 0;
  return Math.fround(Math.fround((side.bytes - Math.floor(side.bytes / side.packets)) * 8) / duration);
}

function totalLoad({ source, destination }: FlowRecord, duration: number): number {
  if (duration === 0) return 0;
  const bits =
    Math.fround(sideLoad(source, duration) * duration) + Math.fround(sideLoad(destination, duration) * duration);
  return Math.fround(Math.fround(bits) / duration);
}

/** The ten indicator characters: e or M, R, then retransmission, gap or disorder, then a shut window. */
function flagText({ hasManyMacs, isRedirected, source, destination }: FlowRecord): string {
  const flags = [...(hasManyMacs ? " M        " : " e        ")];
  if (isRedirected) flags[2] = "R";
  flags[3] =
    sideMark(source.tcp.isRetransmitted, destination.tcp.isRetransmitted, "sd*") ??
    (source.tcp.gap > 0 || destination.tcp.gap > 0 ? "g" : undefined) ??
    sideMark(source.tcp.isOutOfOrder, destination.tcp.isOutOfOrder, "ir&") ??
    " ";
  flags[4] = sideMark(source.tcp.isWindowShut, destination.tcp.isWindowShut, "SD@") ?? " ";
  return flags.join("");
}

function sideMark(atSource: boolean, atDestination: boolean, marks: string): string | undefined {
  if (atSource && atDestination) return marks[2];
  if (atSource) return marks[0];
  return atDestination ? marks[1] : undefined;
}

import type { CapturedFrame } from "../captured-frame";
import type { Skipped } from "../packets/network-layer";
import type { Entry } from "./entry";
import { entryQueue } from "./entry-queue";
import { newFlow } from "./flow";
import type { FlowRecord } from "./flow-record";
import { type Conversation, meteredPacket, type RedirectPacket, type TcpPacket } from "./metered-packet";

/** After its last record a session is remembered so long, µs. */
const remembered = { tcp: 60_000_000, redirect: 5_000_000 } as const;

/** Sessions in the books at a time; beyond it the oldest is written and forgotten, so that a flood cannot fill the memory. */
export const mostSessions = 20_000;

/** Argus' default -S, s: a session that lasts longer leaves a record for each interval. */
export const defaultStatusInterval = 5;

/** Meters packets as Argus 3.0.8.2 does with -X -mJZ and the filter "tcp or icmp": a record for each TCP session and status
 * interval. Where Argus begins a new record for a session that uses its ports again within a minute, this meter continues the
 * old one; of ICMP it knows redirects only. */
export interface FlowMeter {
  observe(captured: CapturedFrame): void;
  /** Tells the time when no packet does.
   * @param now µs since the capture's origin */
  advance(now: number): void;
  /** Writes the records of all that is still open. */
  finish(): void;
  /** Records written since they were last taken, in the order in which Argus writes them. */
  takeRecords(): readonly FlowRecord[];
  /** Frames left out so far, by reason. */
  skipped(): Readonly<Partial<Record<Skipped, number>>>;
}

/** @param statusInterval Argus' -S, s */
export function flowMeter(statusInterval = defaultStatusInterval): FlowMeter {
  const entries = new Map<string, Entry>();
  const waiting = entryQueue();
  const written = entryQueue();
  const skipped: Partial<Record<Skipped, number>> = {};
  let records: FlowRecord[] = [];
  let nextSequenceNumber = 1;

  const write = (entry: Entry, now: number) => {
    entry.isWritten = true;
    entry.since = now;
    if (entry.sequenceNumber === 0) entry.sequenceNumber = nextSequenceNumber++;
    if (entry.flow !== undefined) records.push(entry.flow.takeRecord(entry.sequenceNumber));
    written.add(entry);
  };
  const forget = (entry: Entry) => {
    entry.since = Number.NaN;
    entries.delete(entry.key);
  };
  const advance = (now: number) => {
    for (let entry = waiting.first(); entry !== undefined; entry = waiting.first()) {
      if (now - entry.since < statusInterval * 1e6) break;
      write(entry, now);
    }
    for (let entry = written.first(); entry !== undefined; entry = written.first()) {
      if (now - entry.since < remembered.tcp) break;
      forget(entry);
    }
  };
  const makeRoom = (now: number) => {
    const oldest = written.first() ?? waiting.first();
    if (oldest === undefined) return;
    if (!oldest.isWritten) write(oldest, now);
    forget(oldest);
  };
  const entryOf = (packet: TcpPacket | RedirectPacket): Entry => {
    const key = keyOf(packet);
    const known = entries.get(key);
    if (known !== undefined && !isForgotten(known, packet.time)) return known;
    if (known !== undefined) forget(known);
    if (entries.size >= mostSessions) makeRoom(packet.time);
    const entry = newEntry(key, packet);
    entries.set(key, entry);
    return entry;
  };
  const wait = (entry: Entry, now: number) => {
    entry.isWritten = false;
    entry.since = now;
    waiting.add(entry);
  };
  return {
    observe: (captured) => {
      const packet = meteredPacket(captured);
      if (typeof packet === "string") {
        skipped[packet] = (skipped[packet] ?? 0) + 1;
        return;
      }
      advance(packet.time);
      const entry = entryOf(packet);
      if (entry.isWritten) wait(entry, packet.time);
      if (packet.kind === "tcp") entry.flow?.observe(packet);
      else entries.get(tcpKey(packet.quoted))?.flow?.redirected(packet.time);
    },
    advance,
    finish: () => {
      for (let entry = waiting.first(); entry !== undefined; entry = waiting.first()) write(entry, entry.since);
    },
    takeRecords: () => {
      const taken = records;
      records = [];
      return taken;
    },
    skipped: () => skipped,
  };
}

/** Meters a whole capture.
 * @param statusInterval Argus' -S, s */
export function meterFlows(capture: Iterable<CapturedFrame>, statusInterval?: number): readonly FlowRecord[] {
  const meter = flowMeter(statusInterval);
  for (const captured of capture) meter.observe(captured);
  meter.finish();
  return meter.takeRecords();
}

const newEntry = (key: string, packet: TcpPacket | RedirectPacket): Entry => ({
  key,
  kind: packet.kind,
  flow: packet.kind === "tcp" ? newFlow(packet) : undefined,
  sequenceNumber: 0,
  since: packet.time,
  isWritten: true,
});

const isForgotten = (entry: Entry, now: number) => entry.isWritten && now - entry.since >= remembered[entry.kind];

/** One key for both directions of a session: addresses and ports as characters of 16 bits, which is quicker than decimals. */
function tcpKey({ sourceIp, sourcePort, destinationIp, destinationPort }: Conversation): string {
  const isOrdered = sourceIp < destinationIp || (sourceIp === destinationIp && sourcePort <= destinationPort);
  return isOrdered
    ? endText(sourceIp, sourcePort) + endText(destinationIp, destinationPort)
    : endText(destinationIp, destinationPort) + endText(sourceIp, sourcePort);
}

const endText = (ip: number, port: number) => String.fromCharCode(ip >>> 16, ip & 0xffff, port);

const keyOf = (packet: TcpPacket | RedirectPacket) =>
  packet.kind === "tcp"
    ? tcpKey({ ...packet.segment, sourceIp: packet.sourceIp, destinationIp: packet.destinationIp })
    : `redirect ${packet.sourceIp} ${packet.destinationIp}`;

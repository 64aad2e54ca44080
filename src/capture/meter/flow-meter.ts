import type { CapturedFrame } from "../captured-frame";
import { type Flow, newFlow } from "./flow";
import type { FlowRecord } from "./flow-record";
import { meteredPacket, type RedirectPacket, type TcpPacket } from "./metered-packet";

/** Argus' default -S: a session that lasts longer leaves a record for each, µs. */
const statusInterval = 5_000_000;
/** After its last record a session is remembered so long, µs. */
const remembered = { tcp: 60_000_000, redirect: 5_000_000 } as const;

interface Entry {
  readonly kind: "tcp" | "redirect";
  readonly flow: Flow | undefined;
  sequenceNumber: number;
  /** When it began to wait for its record, or when the record was written. */
  queuedAt: number;
  /** Whether nothing was seen since its last record, or at all. */
  isWritten: boolean;
}

/** Meters a capture as Argus 3.0.8.2 does with -X -mJZ -S 5 and the filter "tcp or icmp": a record for each TCP session and status
 * interval. Sessions must not use a port again within a minute; of ICMP only redirects are known.
 * @returns records in the order in which Argus writes them */
export function meterFlows(capture: readonly CapturedFrame[]): readonly FlowRecord[] {
  const entries = new Map<string, Entry>();
  const queue = recordQueue();
  for (const captured of capture) {
    const packet = meteredPacket(captured);
    if (packet === undefined) continue;
    queue.writeDue(packet.time);
    const key = keyOf(packet);
    const known = entries.get(key);
    const entry = known === undefined || isForgotten(known, packet.time) ? newEntry(packet) : known;
    entries.set(key, entry);
    if (entry.isWritten) queue.add(entry, packet.time);
    if (packet.kind === "tcp") entry.flow?.observe(packet);
    else entries.get(tcpKey(...packet.quotedPorts))?.flow?.redirected(packet.time);
  }
  return queue.writeAll();
}

const newEntry = (packet: TcpPacket | RedirectPacket): Entry => ({
  kind: packet.kind,
  flow: packet.kind === "tcp" ? newFlow(packet) : undefined,
  sequenceNumber: 0,
  queuedAt: packet.time,
  isWritten: true,
});

const isForgotten = (entry: Entry, now: number) => entry.isWritten && now - entry.queuedAt >= remembered[entry.kind];

/** Sessions that wait for their record, oldest first, and the records written. */
function recordQueue() {
  const waiting: Entry[] = [];
  const records: FlowRecord[] = [];
  let nextSequenceNumber = 1;
  const write = (entry: Entry) => {
    entry.isWritten = true;
    if (entry.sequenceNumber === 0) entry.sequenceNumber = nextSequenceNumber++;
    if (entry.flow !== undefined) records.push(entry.flow.takeRecord(entry.sequenceNumber));
  };
  return {
    add: (entry: Entry, now: number) => {
      entry.queuedAt = now;
      entry.isWritten = false;
      waiting.push(entry);
    },
    writeDue: (now: number) => {
      while (waiting.length > 0 && now - waiting[0].queuedAt >= statusInterval) {
        const [entry] = waiting.splice(0, 1);
        write(entry);
        entry.queuedAt = now;
      }
    },
    writeAll: (): readonly FlowRecord[] => {
      waiting.forEach(write);
      return records;
    },
  };
}

/** One key for both directions of a session. The hosts are always the same two. */
const tcpKey = (port: number, otherPort: number) => `tcp ${Math.min(port, otherPort)} ${Math.max(port, otherPort)}`;

const keyOf = (packet: TcpPacket | RedirectPacket) =>
  packet.kind === "tcp"
    ? tcpKey(packet.segment.sourcePort, packet.segment.destinationPort)
    : `redirect ${packet.sourceIp} ${packet.destinationIp}`;

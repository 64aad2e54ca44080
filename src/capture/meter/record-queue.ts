import type { Flow } from "./flow";
import type { FlowRecord } from "./flow-record";

/** A session, or the redirects from one host to another, in the meter's books. */
export interface Entry {
  readonly key: string;
  readonly kind: "tcp" | "redirect";
  readonly flow: Flow | undefined;
  sequenceNumber: number;
  /** When it began to wait for its record, or when the record was written, µs. */
  queuedAt: number;
  /** Whether nothing was seen since its last record, or at all. */
  isWritten: boolean;
}

/** Entries that wait for their record, and the records written. */
export interface RecordQueue {
  add(entry: Entry, now: number): void;
  /** Writes what has waited for a status interval. */
  writeDue(now: number): void;
  write(entry: Entry): void;
  writeAll(): void;
  /** Records written since they were last taken, in the order in which Argus writes them. */
  take(): readonly FlowRecord[];
}

/** @param statusInterval µs
 * @param onWritten told of every entry whose record was written */
export function recordQueue(statusInterval: number, onWritten: (entry: Entry) => void): RecordQueue {
  const waiting = new Set<Entry>();
  let records: FlowRecord[] = [];
  let nextSequenceNumber = 1;
  const write = (entry: Entry) => {
    waiting.delete(entry);
    entry.isWritten = true;
    if (entry.sequenceNumber === 0) entry.sequenceNumber = nextSequenceNumber++;
    if (entry.flow !== undefined) records.push(entry.flow.takeRecord(entry.sequenceNumber));
    onWritten(entry);
  };
  return {
    add: (entry, now) => {
      entry.queuedAt = now;
      entry.isWritten = false;
      waiting.add(entry);
    },
    writeDue: (now) => {
      for (const entry of waiting) {
        if (now - entry.queuedAt < statusInterval) return;
        write(entry);
        entry.queuedAt = now;
      }
    },
    write,
    writeAll: () => waiting.forEach(write),
    take: () => {
      const taken = records;
      records = [];
      return taken;
    },
  };
}

import type { CapturedFrame } from "../captured-frame";
import type { Skipped } from "../packets/network-layer";
import type { FlowRecord } from "./flow-record";
import { meteredPacket } from "./metered-packet";
import { sessionBook } from "./session-book";

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
  const skipped: Partial<Record<Skipped, number>> = {};
  let records: FlowRecord[] = [];
  let nextSequenceNumber = 1;
  const book = sessionBook(statusInterval, (entry) => {
    if (entry.sequenceNumber === 0) entry.sequenceNumber = nextSequenceNumber++;
    if (entry.flow !== undefined) records.push(entry.flow.takeRecord(entry.sequenceNumber));
  });
  return {
    observe: (captured) => {
      const packet = meteredPacket(captured);
      if (typeof packet === "string") {
        skipped[packet] = (skipped[packet] ?? 0) + 1;
        return;
      }
      book.advance(packet.time);
      const { flow } = book.enter(packet);
      if (packet.kind === "tcp") flow?.observe(packet);
      else book.flowOf(packet.session)?.redirected(packet.time);
    },
    advance: book.advance,
    finish: book.finish,
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

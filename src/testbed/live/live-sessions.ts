import { captureEpoch } from "../../capture/encode-pcap";
import { type Session, sessionLog } from "../session-log";
import type { StationEvent } from "./station-event";

/** The sessions that the stations told of, with their ground truth, as the simulation's log has them: opened when their reading was
 * due, in ns since captureEpoch. A port may have served several sessions. */
export function liveSessions(events: readonly StationEvent[]): readonly Session[] {
  const log = sessionLog();
  for (const event of events.flatMap(timed).sort((a, b) => a.time - b.time)) {
    if (event.kind === "due") log.opened(event.port, Math.round((event.time - captureEpoch) * 1e9));
    if (event.kind === "taken") log.taken(event.port, Buffer.from(event.payload, "latin1"));
    if (event.kind === "relayed") log.relayed(event.port, event.relayedAs);
  }
  return log.sessions();
}

const timed = (event: StationEvent) => (event.kind === "ready" ? [] : [event]);

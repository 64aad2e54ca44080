import type { Nanoseconds } from "./network/virtual-time";
import { decodeReading, type Reading } from "./reading";
import type { RelayedAs } from "./relay";

/** A TCP session of the gateway, with its ground truth. */
export interface Session {
  readonly port: number;
  readonly openedAt: Nanoseconds;
  /** From the relay's own log: "altered" when it changed the reading, "relayed" when it passed on any of its frames, undefined
   * when none. */
  readonly relayedAs: RelayedAs | undefined;
  /** The reading as the server took it; undefined when none arrived. */
  readonly reading: Reading | undefined;
}

/** Collects what gateway, relay and server know of the sessions. A port stands for the session that last used it. */
export interface SessionLog {
  opened(port: number, openedAt: Nanoseconds): void;
  relayed(port: number, relayedAs: RelayedAs): void;
  taken(port: number, payload: Buffer): void;
  /** All sessions, in the order in which they were opened. */
  sessions(): readonly Session[];
}

export function sessionLog(): SessionLog {
  const sessions: Session[] = [];
  const latest = new Map<number, number>();
  const update = (port: number, change: (session: Session) => Session) => {
    const index = latest.get(port);
    if (index !== undefined) sessions[index] = change(sessions[index]);
  };
  return {
    opened: (port, openedAt) => {
      latest.set(port, sessions.push({ port, openedAt, relayedAs: undefined, reading: undefined }) - 1);
    },
    relayed: (port, relayedAs) =>
      update(port, (session) => (session.relayedAs === "altered" ? session : { ...session, relayedAs })),
    taken: (port, payload) => update(port, (session) => ({ ...session, reading: decodeReading(payload) })),
    sessions: () => sessions,
  };
}

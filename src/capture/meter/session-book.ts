import type { Conversation } from "../packets/tcp";
import type { Entry } from "./entry";
import { type EntryQueue, entryQueue } from "./entry-queue";
import { type Flow, newFlow } from "./flow";
import type { RedirectPacket, TcpPacket } from "./metered-packet";
import { packetKey, redirectKey, sessionKey } from "./session-key";

/** After its last record a session is remembered so long, µs. */
const remembered = { tcp: 60_000_000, redirect: 5_000_000 } as const;

/** Sessions in the books at a time; beyond it the oldest is written and forgotten, so that a flood cannot fill the memory. */
export const mostSessions = 20_000;

/** The sessions that a meter knows, and when each is due its record. */
export interface SessionBook {
  /** The entry of a packet's session, which from now on waits for its record. */
  enter(packet: TcpPacket | RedirectPacket): Entry;
  flowOf(session: Conversation): Flow | undefined;
  /** Has the records written that are due, and forgets sessions that were silent for long.
   * @param now µs since the capture's origin */
  advance(now: number): void;
  /** Has the records written of all that still wait. */
  finish(): void;
}

/** What is in the books: every entry by its key, and in the queue of its state. */
interface Books {
  readonly entries: Map<string, Entry>;
  readonly waiting: EntryQueue;
  readonly written: EntryQueue;
  readonly write: (entry: Entry) => void;
}

/** @param statusInterval s that a session waits for its record
 * @param write takes each entry whose record is due */
export function sessionBook(statusInterval: number, write: (entry: Entry) => void): SessionBook {
  const books: Books = { entries: new Map(), waiting: entryQueue(), written: entryQueue(), write };
  const { entries, waiting, written } = books;
  const patience = statusInterval * 1e6;
  return {
    enter: (packet) => {
      const entry = entryOf(books, packet);
      if (entry.isWritten) wait(books, entry, packet.time);
      return entry;
    },
    flowOf: (session) => entries.get(sessionKey(session))?.flow,
    advance: (now) => {
      for (let entry = waiting.first(); entry && now - entry.since >= patience; entry = waiting.first())
        writeAt(books, entry, now);
      for (let entry = written.first(); entry && now - entry.since >= remembered.tcp; entry = written.first())
        forget(books, entry);
    },
    finish: () => {
      for (let entry = waiting.first(); entry; entry = waiting.first()) writeAt(books, entry, entry.since);
    },
  };
}

function wait({ waiting }: Books, entry: Entry, now: number): void {
  entry.isWritten = false;
  entry.since = now;
  waiting.add(entry);
}

function writeAt({ written, write }: Books, entry: Entry, now: number): void {
  entry.isWritten = true;
  entry.since = now;
  write(entry);
  written.add(entry);
}

function forget({ entries }: Books, entry: Entry): void {
  entry.since = Number.NaN;
  entries.delete(entry.key);
}

function entryOf(books: Books, packet: TcpPacket | RedirectPacket): Entry {
  const key = packet.kind === "tcp" ? packetKey(packet) : redirectKey(packet);
  const known = books.entries.get(key);
  if (known !== undefined && !isForgotten(known, packet.time)) return known;
  if (known !== undefined) forget(books, known);
  if (books.entries.size >= mostSessions) makeRoom(books, packet.time);
  const entry = newEntry(key, packet);
  books.entries.set(key, entry);
  return entry;
}

const isForgotten = (entry: Entry, now: number) => entry.isWritten && now - entry.since >= remembered[entry.kind];

function makeRoom(books: Books, now: number): void {
  const oldest = books.written.first() ?? books.waiting.first();
  if (oldest === undefined) return;
  if (!oldest.isWritten) writeAt(books, oldest, now);
  forget(books, oldest);
}

const newEntry = (key: string, packet: TcpPacket | RedirectPacket): Entry => ({
  key,
  kind: packet.kind,
  flow: packet.kind === "tcp" ? newFlow(packet) : undefined,
  sequenceNumber: 0,
  since: packet.time,
  isWritten: true,
});

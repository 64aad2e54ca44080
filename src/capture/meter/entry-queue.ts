import type { Entry } from "./entry";

/** Entries in the order in which they came. One that changed since it came is no longer in it: each place is for one state. */
export interface EntryQueue {
  add(entry: Entry): void;
  /** The first entry still in the state in which it came. */
  first(): Entry | undefined;
}

interface Place {
  readonly entry: Entry;
  readonly since: number;
  readonly isWritten: boolean;
}

const compactedFrom = 4096;

export function entryQueue(): EntryQueue {
  let places: (Place | undefined)[] = [];
  let head = 0;
  const isLeft = (place: Place | undefined) =>
    place === undefined || place.entry.since !== place.since || place.entry.isWritten !== place.isWritten;
  return {
    add: (entry) => {
      places.push({ entry, since: entry.since, isWritten: entry.isWritten });
    },
    first: () => {
      while (head < places.length && isLeft(places[head])) places[head++] = undefined;
      if (head > compactedFrom && 2 * head > places.length) {
        places = places.slice(head);
        head = 0;
      }
      return places[head]?.entry;
    },
  };
}

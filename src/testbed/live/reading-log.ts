import { decodeReading } from "../reading";
import type { StationEvent } from "./station-event";

/** What became of a reading: it arrived as it was sent, or changed, or not at all (yet). */
export type Fate = "clean" | "altered" | "missing";

/** A reading of the live testbed. Times in s of the epoch. */
export interface LiveReading {
  readonly number: number;
  /** When the gateway had it to send. */
  readonly dueAt: number;
  readonly fate: Fate;
  /** When the server took it; absent while it is missing. */
  readonly takenAt?: number;
}

/** Follows the readings from gateway to server. */
export interface ReadingLog {
  /** @returns the reading that the event says more of, as it is now; undefined when the event is of something else */
  tell(event: StationEvent): LiveReading | undefined;
  /** All readings, in the order in which they were due. */
  readings(): readonly LiveReading[];
}

export function readingLog(): ReadingLog {
  const readings = new Map<number, LiveReading>();
  const payloads = new Map<number, string>();
  const note = (reading: LiveReading) => {
    readings.set(reading.number, reading);
    return reading;
  };
  return {
    tell: (event) => {
      if (event.kind === "due") {
        payloads.set(event.number, event.payload);
        return note({ number: event.number, dueAt: event.time, fate: "missing" });
      }
      if (event.kind !== "taken") return undefined;
      const { number } = decodeReading(Buffer.from(event.payload, "latin1"));
      const due = readings.get(number);
      if (due === undefined) return undefined;
      const fate = payloads.get(number) === event.payload ? "clean" : "altered";
      return note({ ...due, fate, takenAt: event.time });
    },
    readings: () => [...readings.values()],
  };
}

import type { Flow } from "./flow";

/** A session, or the redirects from one host to another, in the meter's books. */
export interface Entry {
  readonly key: string;
  readonly kind: "tcp" | "redirect";
  readonly flow: Flow | undefined;
  /** 0 before its first record. */
  sequenceNumber: number;
  /** Since when it waits for its record, or when that was written, µs; not a number once it is forgotten. */
  since: number;
  /** Whether nothing was seen since its last record, or at all. */
  isWritten: boolean;
}

import type { RelayedAs } from "../relay";

/** What a station of the live testbed tells. Times in s of the epoch; a reading's payload as the text that it is. */
export type StationEvent =
  | { readonly kind: "ready" }
  | ReadingDue
  | { readonly kind: "failed"; readonly time: number; readonly number: number; readonly reason: string }
  | ReadingTaken
  | { readonly kind: "relayed"; readonly time: number; readonly port: number; readonly relayedAs: RelayedAs };

/** The gateway has a reading to send. */
export interface ReadingDue {
  readonly kind: "due";
  readonly time: number;
  readonly number: number;
  /** From which it is sent. */
  readonly port: number;
  readonly payload: string;
}

/** The server took a reading. */
export interface ReadingTaken {
  readonly kind: "taken";
  readonly time: number;
  readonly port: number;
  readonly payload: string;
}

/** Takes what a station tells. */
export type Tell = (event: StationEvent) => void;

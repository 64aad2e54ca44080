import type { MeteredFlow } from "../capture/metered-flow";

/** Flow records as they come. */
export interface Flows {
  readonly kind: "flows";
  /** Second of the epoch from which the flows' starts are counted. */
  readonly origin: number;
  readonly flows: readonly MeteredFlow[];
}

/** A time in which nobody watched. */
export interface Gap {
  readonly kind: "gap";
  /** Start of the last record before it, s of the epoch; null when there was none. */
  readonly after: number | null;
  /** Why: a sentence. */
  readonly reason: string;
}

/** Something the user should know, which does not stop the work. */
export interface Notice {
  readonly kind: "notice";
  readonly text: string;
}

/** Where flow records come from: a meter at a capture or an interface. It ends with the capture, or when it is aborted. */
export type FlowSource = AsyncIterable<Flows | Gap | Notice>;

import type { NadamSchedule } from "../engine/optimiser";

/** Steps that were timed together. */
export interface Round {
  readonly steps: number;
  readonly milliseconds: number;
}

/** What is timed round after round. */
export interface Timed {
  round(): Promise<Round>;
  close(): Promise<void>;
}

/** One way of training the network; a round trains on, on rows in random order. */
export interface Contender extends Timed {
  readonly id: string;
  readonly name: string;
  /** Of what it is made, for instance "torch 2.13.0". */
  readonly version: string;
  readonly schedule: NadamSchedule;
  /** Mean loss over the first batches of the rows in their own order, from the problem's start weights (checkedBatches of them):
   * it shows that the contender does the same work as the others. */
  readonly checkedLoss: number;
}

/** A contender that cannot be measured here. */
export interface Absent {
  readonly id: string;
  readonly name: string;
  /** Why, as a part of a sentence. */
  readonly absent: string;
}

/** Batches that every contender trains on, in order, before anything is timed. */
export const checkedBatches = 64;

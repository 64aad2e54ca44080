import type { StackedTimes } from "../figures/stacked-times";
import type { Absent } from "./contender";
import type { ExplanationTime } from "./explanation-times";
import type { Machine } from "./machine";

/** What one contender came to. */
export interface ContenderResult {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  /** Steps in the timed rounds. */
  readonly steps: number;
  readonly medianMilliseconds: number;
  readonly minimumMilliseconds: number;
  /** Median, as a multiple of the engine's. */
  readonly timesTheEngine: number;
  /** The paper's whole training: measured for the engine, for the others the steps times the median. */
  readonly trainingSeconds: number;
  readonly trainingIsMeasured: boolean;
  /** Distance of its mean loss over the first batches from the engine's with the same momentum schedule. */
  readonly lossDifference: number;
}

/** A part of a training step. */
export interface PartResult {
  readonly part: string;
  readonly multiplyAdds: number;
  readonly divisions: number;
  readonly roots: number;
  readonly floorMicroseconds: number;
  readonly engineMicroseconds: number;
}

/** The engine's step against the arithmetic that it consists of. */
export interface FloorResult {
  /** Nanoseconds an operation on four float32, as measured here. */
  readonly rates: { readonly multiplyAdd: number; readonly division: number; readonly root: number };
  /** The last part takes what the others, run alone, leave of the whole step. */
  readonly parts: readonly PartResult[];
  readonly floorMicroseconds: number;
  readonly engineMicroseconds: number;
  readonly timesTheFloor: number;
}

/** All that the benchmark measures: with --json, the object that it prints. */
export interface BenchResults {
  readonly machine: Machine;
  readonly work: {
    readonly network: string;
    readonly rows: number;
    readonly batchSize: number;
    readonly stepsAnEpoch: number;
    readonly epochs: number;
    readonly rounds: number;
    readonly checkedBatches: number;
  };
  readonly contenders: readonly (ContenderResult | Absent)[];
  readonly floor: FloorResult;
  /** Many models at once and large batches. */
  readonly stacked: StackedTimes;
  /** Explaining in place of training; ours first. */
  readonly explanations: readonly (ExplanationTime | Absent)[];
}

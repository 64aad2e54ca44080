import type { FlowTable } from "../flow-table";
import { valuesAt } from "./column-values";
import { median } from "./ranks";
import { mean } from "./sum";

/** What the order of the rows gives away: neighbours are alike, so a row that is tested is known from its neighbours. */
export interface OrderEffects {
  /** Stretches of rows of one class. */
  readonly labelRuns: number;
  /** Stretches of attacks. */
  readonly attackBursts: Bursts;
  /** Steps of the source port: an operating system that counts ports up turns it into a clock. */
  readonly sourcePort: Steps;
  readonly packetNumber: Steps & {
    /** Rows whose number an earlier row has. */
    readonly repeated: number;
    /** Numbers between the least and the greatest that no row has. */
    readonly missing: number;
  };
}

/** Lengths in rows; null when there is no burst. */
export interface Bursts {
  readonly count: number;
  readonly shortest: number | null;
  readonly median: number | null;
  readonly mean: number | null;
  readonly longest: number | null;
}

/** Differences between neighbouring rows; null when there is one row only. */
export interface Steps {
  readonly medianStep: number | null;
  /** Share of the steps that are greater than 0. */
  readonly positiveSteps: number | null;
}

/** @param rows whose cells are all valid, at least one, in the order of the file: labels and ports are taken from these,
 *   packet numbers from all rows */
export function orderEffects(flows: FlowTable, rows: Int32Array): OrderEffects {
  const runs = labelRuns(Uint8Array.from(rows, (row) => flows.labels[row]));
  const { Sport: ports, Packet_num: packetNumbers } = flows.numbers;
  return {
    labelRuns: runs.length,
    attackBursts: bursts(runs.filter(({ label }) => label === 1).map(({ length }) => length)),
    sourcePort: steps(valuesAt(ports, rows)),
    packetNumber: { ...steps(packetNumbers), ...gaps(packetNumbers) },
  };
}

/** Lengths of the stretches of equal labels, first to last. */
export function labelRuns(labels: Uint8Array): { label: number; length: number }[] {
  const starts = Array.from(labels.keys()).filter((row) => row === 0 || labels[row] !== labels[row - 1]);
  return starts.map((start, i) => ({ label: labels[start], length: (starts[i + 1] ?? labels.length) - start }));
}

function bursts(lengths: readonly number[]): Bursts {
  if (lengths.length === 0) return { count: 0, shortest: null, median: null, mean: null, longest: null };
  const sorted = Float64Array.from(lengths).sort();
  return {
    count: lengths.length,
    shortest: sorted[0],
    median: median(sorted),
    mean: mean(sorted),
    longest: sorted[sorted.length - 1],
  };
}

function steps(values: Float64Array): Steps {
  if (values.length < 2) return { medianStep: null, positiveSteps: null };
  const differences = values.subarray(1).map((value, i) => value - values[i]);
  const positive = differences.filter((difference) => difference > 0).length;
  return { medianStep: median(differences), positiveSteps: positive / differences.length };
}

function gaps(numbers: Float64Array): { repeated: number; missing: number } {
  const distinct = Float64Array.from(new Set(numbers)).sort();
  const span = distinct[distinct.length - 1] - distinct[0] + 1;
  return { repeated: numbers.length - distinct.length, missing: span - distinct.length };
}

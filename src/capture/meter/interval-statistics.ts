/** Mean and deviation of intervals between packets, µs, rounded to 32-bit floats where Argus rounds. */
export interface IntervalSummary {
  readonly count: number;
  readonly mean: number;
  readonly deviation: number;
}

/** Collects the intervals between packets of one direction. */
export interface IntervalStatistics {
  /** @param interval whole microseconds > 0 */
  add(interval: number): void;
  clear(): void;
  summary(): IntervalSummary;
}

export function intervalStatistics(): IntervalStatistics {
  let count = 0;
  let sum = 0;
  let squares = 0n;
  return {
    add: (interval) => {
      count++;
      sum = Math.fround(sum + interval);
      squares += BigInt(interval) * BigInt(interval);
    },
    clear: () => {
      count = 0;
      sum = 0;
      squares = 0n;
    },
    summary: () => {
      if (count === 0) return { count, mean: 0, deviation: 0 };
      const mean = Math.fround(sum / count);
      const variance = Number(squares / BigInt(count)) - mean * mean;
      return { count, mean, deviation: Math.fround(Math.sqrt(variance)) };
    },
  };
}

/** Mean of active and idle intervals together, ms, as ra prints IntPkt. */
export function combinedMean(active: IntervalSummary, idle: IntervalSummary): number {
  const count = active.count + idle.count;
  if (count === 0) return 0;
  const total = Math.fround(active.mean * active.count) + Math.fround(idle.mean * idle.count);
  return Math.fround(Math.fround(total) / count) / 1000;
}

/** Deviation of active and idle intervals together, as ra prints Jitter: ms when there is one kind only. With both kinds the sum
 * of squares is divided by 1,000, not by a million: the value is in no unit, and the data set has seven of them. */
export function combinedDeviation(active: IntervalSummary, idle: IntervalSummary): number {
  const count = active.count + idle.count;
  if (active.count === 0 || idle.count === 0) return (active.count > 0 ? active : idle).deviation / 1000;
  const weighted = Math.fround(Math.fround(active.mean * active.count) + Math.fround(idle.mean * idle.count));
  const mean = Math.fround(Math.fround(weighted / count) / 1000);
  return Math.sqrt((squareSum(active) + squareSum(idle)) / 1000 / count - mean * mean);
}

function squareSum({ count, mean, deviation }: IntervalSummary): number {
  const total = Math.fround(mean * count);
  return count * (deviation * deviation) + (total * total) / count;
}

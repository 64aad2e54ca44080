import { lowestThreshold } from "../evaluation/threshold";
import { UsageError } from "../foundation/errors";
import type { FlowSource } from "./flow-source";
import type { Judge } from "./judge";

const secondsOfDay = 86400;

/** What a detector says of traffic in which there is no attack. */
export interface NormalTraffic {
  /** One a flow record. */
  readonly probabilities: Float64Array;
  /** From the start of the first record to that of the last, s. */
  readonly duration: number;
}

/** Judges traffic that is known to be normal. */
export async function judgeNormalTraffic(source: FlowSource, { judge }: Judge): Promise<NormalTraffic> {
  const probabilities: number[] = [];
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for await (const event of source) {
    if (event.kind !== "flows") continue;
    for (const { time, probability } of judge(event)) {
      probabilities.push(probability);
      first = Math.min(first, time);
      last = Math.max(last, time);
    }
  }
  return { probabilities: Float64Array.from(probabilities), duration: Math.max(0, last - first) };
}

/** A threshold, and what it rests on. */
export interface Calibration {
  readonly threshold: number;
  /** Flows of the normal traffic above it. */
  readonly falseAlarms: number;
}

/** The lowest threshold that the normal traffic allows: at it, and in it, there are no more false alarms a day than asked for.
 * @param perDay false alarms a day, above 0
 * @throws UsageError when the traffic is too short to tell: it has to last for one false alarm at least */
export function calibrate({ probabilities, duration }: NormalTraffic, perDay: number): Calibration {
  const allowed = Math.floor((perDay * duration) / secondsOfDay);
  if (allowed < 1)
    throw new UsageError(
      `${duration.toFixed(0)} s of normal traffic cannot tell ${perDay} false alarms a day: record at least ` +
        `${Math.ceil(secondsOfDay / perDay)} s, or ask for ${Math.ceil(secondsOfDay / Math.max(1, duration))}.`,
    );
  const threshold = lowestThreshold(probabilities, allowed);
  return { threshold, falseAlarms: probabilities.filter((probability) => probability > threshold).length };
}

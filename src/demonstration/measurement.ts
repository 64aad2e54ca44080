import { readFileSync } from "node:fs";
import { z } from "zod";
import { responseKinds } from "../deployment/response/response";
import { DataError } from "../foundation/errors";

const time = z.number();
const timeOrNull = z.number().nullable();
const count = z.int().nonnegative();

const episodeSchema = z.strictObject({
  respond: z.enum(responseKinds),
  attack: z.enum(["Spoofing", "Data Alteration"]),
  watchedFrom: time,
  attackerGone: time,
  end: time,
  firstAltered: timeOrNull,
  detected: timeOrNull,
  blocked: timeOrNull,
  lastAltered: timeOrNull,
  recovered: timeOrNull,
  longestGap: time,
  readings: z.strictObject({ clean: count, altered: count, missing: count }),
  normalFlows: count,
  falseAlarms: count,
  medicalDevicesBlocked: count,
  cleanBySecond: z.array(z.strictObject({ second: z.int(), due: count, clean: count })),
});

const measurementSchema = z.strictObject({
  /** What was run, and when, in UTC. It was measured once: running it again gives other numbers. */
  command: z.string(),
  date: z.string(),
  machine: z.string(),
  /** What the detector was trained on. */
  model: z.string(),
  /** From one reading to the next, ms. */
  interval: z.number(),
  blockSeconds: z.int(),
  episodes: z.array(episodeSchema).min(1),
});

/** Episodes of the live testbed, one for each response, and how they came about. */
export type Measurement = z.infer<typeof measurementSchema>;

/** Reads a measurement that "xmednn demo --out" wrote.
 * @throws DataError when the file is missing or is something else */
export function readMeasurement(path: string): Measurement {
  try {
    return measurementSchema.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch (error) {
    throw new DataError(`${path} is no measurement that "xmednn demo --out" wrote: ${(error as Error).message}`);
  }
}

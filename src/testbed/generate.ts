import { join } from "node:path";
import { meterByArgus } from "../capture/argus";
import { encodePcap } from "../capture/encode-pcap";
import { meterFlows } from "../capture/meter/flow-meter";
import { meteredFlow } from "../capture/meter/flow-record";
import type { MeteredFlow } from "../capture/metered-flow";
import { UsageError } from "../foundation/errors";
import type { Progress } from "../foundation/progress";
import { writeFileWhole } from "../foundation/write-file";
import { labelledFlows, sessionsCsv } from "./labelled-flows";
import { ehmsTestbed } from "./parameters";
import { simulate, type TestbedRun } from "./simulate";

/** What turns packets into flow records: the program argus, or the built-in meter, which writes the same. */
export type Meter = "argus" | "builtin";

export interface GenerateOptions {
  /** Whole number. */
  readonly seed: number;
  /** Readings that reach the server. */
  readonly sessions: number;
  readonly meter: Meter;
  /** Whether the man in the middle is at work; true when left out. */
  readonly attacks?: boolean;
  readonly progress?: Progress;
}

/** A generated data set. */
export interface GeneratedFlows {
  /** The capture at the server's port, as pcap. */
  readonly pcap: Buffer;
  /** The 45 columns, as CSV. */
  readonly flows: string;
  /** The ground truth of each session, as CSV. */
  readonly sessions: string;
  readonly summary: GeneratedSummary;
}

export interface GeneratedSummary {
  readonly packets: number;
  readonly flows: number;
  readonly normal: number;
  readonly spoofing: number;
  readonly alteration: number;
}

/** Most sessions of one run: a day and more of virtual time, 700 MB of packets. */
export const mostSessions = 1_000_000;

/** Runs the testbed fitted to WUSTL-EHMS-2020 and meters its capture. The same options give the same bytes on every machine.
 * @throws UsageError for a seed or number of sessions that makes no sense; EnvironmentError when Argus is asked for and missing */
export function generateFlows({ seed, sessions, meter, attacks = true, progress }: GenerateOptions): GeneratedFlows {
  if (!Number.isSafeInteger(seed)) throw new UsageError(`The seed is ${seed}, but has to be a whole number.`);
  if (!Number.isInteger(sessions) || sessions < 1 || sessions > mostSessions)
    throw new UsageError(`${sessions} sessions were asked for. Ask for a whole number from 1 to ${mostSessions}.`);
  const parameters = attacks ? ehmsTestbed : { ...ehmsTestbed, campaign: "" };
  const run = simulate(seed, sessions, parameters, progress);
  const pcap = encodePcap(run.capture);
  const metered = meter === "argus" ? meterByArgus(pcap, ehmsTestbed.serverPort) : meterBuiltIn(run);
  const flows = labelledFlows(metered, run.sessions);
  return { pcap, flows, sessions: sessionsCsv(run.sessions), summary: summarise(run, flows) };
}

const meterBuiltIn = ({ capture }: TestbedRun): readonly MeteredFlow[] => meterFlows(capture).map(meteredFlow);

function summarise({ capture }: TestbedRun, flows: string): GeneratedSummary {
  const lines = flows.trimEnd().split("\n").slice(1);
  const count = (category: string) => lines.filter((line) => line.includes(`,${category},`)).length;
  return {
    packets: capture.length,
    flows: lines.length,
    normal: count("normal"),
    spoofing: count("Spoofing"),
    alteration: count("Data Alteration"),
  };
}

/** Writes capture.pcap, flows.csv and sessions.csv into a folder, each whole or not at all.
 * @throws EnvironmentError when the disk refuses */
export function writeGenerated(folder: string, { pcap, flows, sessions }: GeneratedFlows): void {
  writeFileWhole(join(folder, "capture.pcap"), pcap);
  writeFileWhole(join(folder, "flows.csv"), flows);
  writeFileWhole(join(folder, "sessions.csv"), sessions);
}

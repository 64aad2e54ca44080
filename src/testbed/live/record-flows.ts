import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { meterByArgus } from "../../capture/argus";
import { requireArgus } from "../../capture/argus-version";
import { EnvironmentError, InterruptedError } from "../../foundation/errors";
import { labelledFlows, sessionsCsv } from "../labelled-flows";
import { ehmsTestbed } from "../parameters";
import type { Attack } from "../poison";
import { namespaceOf, portInterface } from "./layout";
import { liveSessions } from "./live-sessions";
import { openLiveTestbed, startAttack } from "./live-testbed";
import { pause } from "./pause";
import type { StationEvent } from "./station-event";

/** A part of a recording: so many seconds of normal traffic, or under an attack. */
export interface Phase {
  readonly attack: Attack | undefined;
  readonly seconds: number;
}

export interface RecordingPlan {
  readonly network: string;
  readonly seed: number;
  /** From one reading to the next, ms. */
  readonly interval: number;
  readonly phases: readonly Phase[];
}

/** What was recorded at the server's port. */
export interface Recording {
  readonly pcap: Buffer;
  /** The data set's 45 columns, as CSV. */
  readonly flows: string;
  /** The ground truth of each session, as CSV. */
  readonly sessions: string;
}

/** Builds a live network, records its packets at the server's port, meters them by Argus and labels the flows by what the man in the
 * middle says that he did.
 * @throws EnvironmentError where live networks cannot be made, or tcpdump or Argus is missing; InterruptedError when the signal aborts */
export async function recordFlows(plan: RecordingPlan, signal: AbortSignal): Promise<Recording> {
  requireArgus();
  const folder = mkdtempSync(join(tmpdir(), "xmednn-record-"));
  const path = join(folder, "capture.pcap");
  const events: StationEvent[] = [];
  const tell = (event: StationEvent) => void events.push(event);
  const testbed = await openLiveTestbed({ ...plan, tell });
  try {
    const stopCapture = await startCapture(plan.network, path);
    for (const phase of plan.phases) await runPhase(plan, phase, tell, signal);
    await stopCapture();
    await testbed.close();
    const pcap = readFileSync(path);
    const sessions = liveSessions(events);
    const flows = labelledFlows(meterByArgus(pcap, ehmsTestbed.serverPort), sessions);
    return { pcap, flows, sessions: sessionsCsv(sessions) };
  } finally {
    await testbed.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runPhase(
  { network, seed }: RecordingPlan,
  { attack, seconds }: Phase,
  tell: (event: StationEvent) => void,
  signal: AbortSignal,
): Promise<void> {
  const attacker = attack === undefined ? undefined : await startAttack(network, attack, seed, tell);
  await pause(seconds, signal);
  await attacker?.stop();
  if (signal.aborted) throw new InterruptedError("Stopped; the live network is removed and nothing was written.");
}

/** Starts tcpdump at the server's port; resolves, when it listens, to the function that ends it. */
async function startCapture(network: string, path: string): Promise<() => Promise<void>> {
  const words = ["netns", "exec", namespaceOf(network, "bridge"), "tcpdump", "-i", portInterface("server"), "-w", path];
  const tcpdump = spawn("ip", words, { stdio: ["ignore", "ignore", "pipe"], detached: true });
  const gone = once(tcpdump, "close");
  let said = "";
  await new Promise<void>((resolve, reject) => {
    tcpdump.stderr.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      if (said.includes("listening on")) resolve();
    });
    tcpdump.on("close", () =>
      reject(new EnvironmentError(`tcpdump failed: ${said.trim()}. Install Debian's tcpdump.`)),
    );
  });
  return async () => {
    tcpdump.kill("SIGINT");
    await gone;
  };
}

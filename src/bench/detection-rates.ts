import { createReadStream, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { argusVersion, installedVersion } from "../capture/argus-version";
import { captureReader } from "../capture/reader/capture-reader";
import { detectCommand } from "../commands/detect";
import type { Terminal } from "../commands/terminal";
import { meteredCapture } from "../deployment/metered-capture";
import { datasetStatusInterval } from "../detector/deployment-settings";
import type { Progress } from "../foundation/progress";
import { type GeneratedSummary, generateFlows } from "../testbed/generate";
import { median } from "./contest";
import { cpuSeconds } from "./cpu-time";

/** How fast a part of detection is on one core. */
export interface DetectionRate {
  readonly part: string;
  /** Of CPU time, all processes together; median of the rounds. */
  readonly seconds: number;
  readonly flowsPerSecond: number;
}

export interface DetectionRates {
  readonly traffic: GeneratedSummary;
  /** Of the capture. */
  readonly bytes: number;
  readonly rounds: number;
  readonly rates: readonly DetectionRate[];
}

type Part = readonly [name: string, run: () => Promise<void>];

/** Measures how much CPU time the flows of a simulated capture take: reading and metering alone, then the command "detect" as a whole, whose
 * output goes nowhere, as a table and as JSON, by the built-in meter and by Argus where that is installed.
 * @param sessions of the simulation
 * @param rounds timed ones, after one to warm up */
export async function detectionRates(
  terminal: Terminal,
  sessions: number,
  rounds: number,
  onProgress: Progress,
): Promise<DetectionRates> {
  const { pcap, summary } = generateFlows({ seed: 1, sessions, meter: "builtin" });
  const folder = mkdtempSync(join(tmpdir(), "xmednn-bench-"));
  try {
    const file = join(folder, "capture.pcap");
    writeFileSync(file, pcap);
    const parts = partsOf(file, terminal);
    const seconds = await timed(parts, rounds, onProgress);
    return {
      ...{ traffic: summary, bytes: pcap.length, rounds },
      rates: parts.map(([part], i) => ({ part, seconds: seconds[i], flowsPerSecond: summary.flows / seconds[i] })),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function partsOf(file: string, terminal: Terminal): readonly Part[] {
  const mute = { ...terminal, out: discarding(), err: discarding() };
  const detect = (...words: readonly string[]): Part => [
    ["detect", ...words].join(" "),
    async () => void (await detectCommand(mute).parseAsync([file, ...words], { from: "user" })),
  ];
  return [
    ["packets read", () => read(file)],
    ["flows metered", () => meter(file)],
    detect("--meter"),
    detect("--meter", "--json"),
    ...(installedVersion("argus") === argusVersion ? [detect(), detect("--json")] : []),
  ];
}

async function timed(parts: readonly Part[], rounds: number, onProgress: Progress): Promise<readonly number[]> {
  const times: number[][] = parts.map(() => []);
  for (let round = 0; round <= rounds; round++)
    for (const [index, [, run]] of parts.entries()) {
      const start = cpuSeconds();
      await run();
      if (round > 0) times[index].push(cpuSeconds() - start);
      onProgress(round * parts.length + index + 1, (rounds + 1) * parts.length);
    }
  return times.map(median);
}

async function read(file: string): Promise<void> {
  const reader = captureReader(file);
  for await (const chunk of createReadStream(file)) reader.push(chunk as Buffer);
}

async function meter(file: string): Promise<void> {
  for await (const _ of meteredCapture(createReadStream(file), file, datasetStatusInterval));
}

const discarding = () => new Writable({ write: (_chunk, _encoding, done) => done() });

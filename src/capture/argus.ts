import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EnvironmentError } from "../foundation/errors";
import { requireArgus } from "./argus-version";
import { captureEpoch } from "./encode-pcap";
import type { MeteredFlow } from "./metered-flow";
import { parseRa, raFields } from "./ra-records";

/** The words after "argus" that make it record what the data set was made of.
 * @param statusInterval -S, s
 * @param words where packets come from and records go to */
export const argusWords = (statusInterval: number, ...words: readonly string[]): readonly string[] => [
  ...["-F", "/dev/null", "-X", "-mJZ", "-S", String(statusInterval), ...words, "-", "tcp or icmp"],
];

/** The words after "ra" that make it print records as parseRa reads them.
 * @param records file, "-" for stdin
 * @param filter of flows, for instance "tcp" */
export const raWords = (records: string, filter: string): readonly string[] => [
  ...["-F", "/dev/null", "-n", "-u", "-H", "-c", ",", "-r", records, "-s", raFields, "-", filter],
];

/** Meters a capture by Argus itself: a record for each TCP session to the server and status interval of five seconds.
 * @param pcap a capture whose clock starts at captureEpoch
 * @param serverPort whose flows are wanted
 * @throws EnvironmentError when Argus is missing or another version; DataError when ra prints other columns */
export function meterByArgus(pcap: Buffer, serverPort: number): readonly MeteredFlow[] {
  requireArgus();
  const folder = mkdtempSync(join(tmpdir(), "xmednn-argus-"));
  try {
    const [capture, records] = [join(folder, "capture.pcap"), join(folder, "records.arg")];
    writeFileSync(capture, pcap);
    run("argus", argusWords(5, "-r", capture, "-w", records));
    return parseRa(run("ra", raWords(records, `tcp and dst port ${serverPort}`)), captureEpoch);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(program: string, words: readonly string[]): string {
  try {
    return execFileSync(program, words, { encoding: "utf8", maxBuffer: 2 ** 30, stdio: ["ignore", "pipe", "pipe"] });
  } catch (error) {
    throw new EnvironmentError(`${program} failed: ${(error as Error).message}`);
  }
}

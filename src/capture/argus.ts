import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DataError, EnvironmentError } from "../foundation/errors";
import { captureEpoch } from "./encode-pcap";
import { expandSuffix } from "./meter/print-number";
import type { MeteredFlow } from "./metered-flow";

/** The version whose records the data set has. */
export const argusVersion = "3.0.8.2";

/** ra's names of the 35 network columns, in the data set's order; its header calls the last one Seq. */
const fields =
  "dir,flgs,saddr,daddr,sport,dport,sbytes,dbytes,sload,dload,sgap,dgap,sintpkt,dintpkt,sintpktact,dintpktact,sjit,djit," +
  "smaxsz,dmaxsz,sminsz,dminsz,dur,trans,pkts,bytes,load,loss,ploss,sploss,dploss,rate,smac,dmac,seq";
/** The first line that ra prints. */
export const raHeader =
  "Dir,Flgs,SrcAddr,DstAddr,Sport,Dport,SrcBytes,DstBytes,SrcLoad,DstLoad,SrcGap,DstGap,SIntPkt,DIntPkt,SIntPktAct," +
  "DIntPktAct,SrcJitter,DstJitter,sMaxPktSz,dMaxPktSz,sMinPktSz,dMinPktSz,Dur,Trans,TotPkts,TotBytes,Load,Loss,pLoss," +
  "pSrcLoss,pDstLoss,Rate,SrcMac,DstMac,Seq,StartTime";
/** Columns that ra -H scales and marks with a suffix. */
const scaled = new Set([6, 7, 8, 9, 10, 11, 24, 25, 26, 31]);

/** What a program says of its version; undefined when it is not installed.
 * @param run starts a program and returns what it says */
export function installedVersion(program: "argus" | "ra", run = say): string | undefined {
  return /version\s+([\d.]+)/i.exec(run(program) ?? "")?.[1];
}

function say(program: string): string | undefined {
  try {
    return execFileSync(program, ["-h"], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  } catch (error) {
    const { code, stdout = "", stderr = "" } = error as { code?: string; stdout?: string; stderr?: string };
    return code === "ENOENT" ? undefined : stdout + stderr;
  }
}

/** Checks that Argus is there, in the version whose records the data set has.
 * @throws EnvironmentError naming what was found */
export function requireArgus(run = say): void {
  for (const [program, debianPackage] of [
    ["argus", "argus-server"],
    ["ra", "argus-client"],
  ] as const) {
    const found = installedVersion(program, run);
    const advice =
      `Install Debian's ${debianPackage}. The built-in meter writes the same records without it: ` +
      'by "detect --meter" and "calibrate --meter", and by "testbed generate" without --meter.';
    if (found === undefined) throw new EnvironmentError(`${program} is not installed. ${advice}`);
    if (found !== argusVersion)
      throw new EnvironmentError(`${program} is version ${found}, but the records need ${argusVersion}. ${advice}`);
  }
}

/** The words after "argus" that make it record what the data set was made of.
 * @param statusInterval -S, s
 * @param words where packets come from and records go to */
export const argusWords = (statusInterval: number, ...words: readonly string[]): readonly string[] => [
  ...["-F", "/dev/null", "-X", "-mJZ", "-S", String(statusInterval), ...words, "-", "tcp or icmp"],
];

/** The words after "ra" that make it print records as flowOfLine reads them.
 * @param records file, "-" for stdin
 * @param filter of flows, for instance "tcp" */
export const raWords = (records: string, filter: string): readonly string[] => [
  ...["-F", "/dev/null", "-n", "-u", "-H", "-c", ",", "-r", records, "-s", `${fields},stime`, "-", filter],
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
    return parseRa(run("ra", raWords(records, `tcp and dst port ${serverPort}`)));
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

/** The records that ra printed of a capture whose clock starts at captureEpoch. */
export function parseRa(text: string): readonly MeteredFlow[] {
  const [first, ...lines] = text.trimEnd().split("\n");
  checkRaHeader(first);
  return lines.map((line) => flowOfLine(line, captureEpoch));
}

/** @throws DataError when ra prints other columns than it was asked for */
export function checkRaHeader(line: string): void {
  if (line !== raHeader)
    throw new DataError(`ra printed the columns ${line}, not ${raHeader}. Is it ra ${argusVersion}?`);
}

/** A record that ra printed.
 * @param origin second of the epoch from which the start is counted */
export function flowOfLine(line: string, origin: number): MeteredFlow {
  const cells = line.split(",");
  const [wholeSeconds, fraction] = (cells.pop() ?? "").split(".");
  return {
    start: (Number(wholeSeconds) - origin) * 1_000_000 + Number(fraction),
    cells: cells.map((cell, column) => (scaled.has(column) ? expandSuffix(cell) : cell)),
  };
}

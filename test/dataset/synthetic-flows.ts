import { columns } from "../../src/dataset/columns";
import type { FlowTable } from "../../src/dataset/flow-table";
import { flowTable } from "../../src/dataset/read-flows";
import { randomStream } from "../../src/foundation/random";

/** How a synthetic file is made. */
export interface SyntheticOptions {
  /** Flows, at least 20. */
  readonly rows: number;
  readonly seed?: number;
  readonly lineEnd?: "\n" | "\r\n";
}

const burst = 8;

/** The cells of a made-up data set of the right shape, header first. One flow in four is an attack, in bursts of eight,
 * half of the bursts spoofing (server's packets a little slower) and half alteration (everything far slower): the classes
 * can be told apart from the timing, nearly without error. No number is taken from the real data. */
export function syntheticCells({ rows, seed = 1 }: SyntheticOptions): string[][] {
  const stream = randomStream(seed, "synthetic flows");
  const header = columns.map(({ name }) => name);
  const flows = Array.from({ length: rows }, (_, row) => {
    const flow = syntheticFlow(row, categoryOf(row), (low, high) => low + (high - low) * stream.uniform());
    return header.map((name) => String(flow[name]));
  });
  return [header, ...flows];
}

/** The same as the text of a CSV, the last line unended. */
export function syntheticCsv(options: SyntheticOptions): string {
  return joinCells(syntheticCells(options), options.lineEnd);
}

/** Text of a CSV from its cells. */
export function joinCells(cells: readonly (readonly string[])[], lineEnd = "\r\n"): string {
  return cells.map((line) => line.join(",")).join(lineEnd);
}

/** A copy of a list with some items removed and others put in their place. */
export function spliced<T>(items: readonly T[], at: number, removed: number, ...added: readonly T[]): T[] {
  return [...items.slice(0, at), ...added, ...items.slice(at + removed)];
}

/** The same as a table. */
export function syntheticFlows(options: SyntheticOptions): FlowTable {
  const csv = Buffer.from(syntheticCsv(options));
  return flowTable(csv, { dataset: "synthetic", title: "Synthetic flows", name: "synthetic.csv" });
}

function categoryOf(row: number): string {
  const number = Math.floor(row / burst);
  if (number % 4 !== 3) return "normal";
  return number % 8 === 3 ? "Spoofing" : "Data Alteration";
}

function syntheticFlow(row: number, category: string, between: (low: number, high: number) => number) {
  const attack = category !== "normal";
  const alteration = category === "Data Alteration";
  const packets = 8 + 2 * Math.floor(between(0, 3));
  const sourceGap = alteration ? between(60, 90) : between(5, 9);
  const targetGap = alteration ? between(50, 80) : attack ? between(6, 8) : between(2, 5);
  const seconds = (sourceGap * packets) / 2000;
  const sourceBytes = 100 * packets;
  const targetBytes = 40 * packets;
  return {
    ...{ Dir: "   ->", Flgs: alteration ? " M        " : " e        ", SrcAddr: "192.0.2.7", DstAddr: "192.0.2.9" },
    ...{ Sport: 50000 + ((row * 3) % 9000), Dport: 4242, SrcBytes: sourceBytes, DstBytes: targetBytes },
    ...{
      SrcLoad: fixed((sourceBytes * 8) / seconds),
      DstLoad: fixed((targetBytes * 8) / seconds),
      SrcGap: 0,
      DstGap: 0,
    },
    ...{ SIntPkt: fixed(sourceGap), DIntPkt: fixed(targetGap), SIntPktAct: 0, DIntPktAct: 0 },
    ...{ SrcJitter: fixed(sourceGap * between(0.4, 0.6)), DstJitter: fixed(targetGap * between(0.4, 0.6)) },
    ...{ sMaxPktSz: 200, dMaxPktSz: 80, sMinPktSz: 50, dMinPktSz: 50, Dur: fixed(seconds), Trans: 1 },
    ...{
      TotPkts: packets,
      TotBytes: sourceBytes + targetBytes,
      Load: fixed(((sourceBytes + targetBytes) * 8) / seconds),
    },
    ...{ Loss: 0, pLoss: 0, pSrcLoss: 0, pDstLoss: 0, Rate: fixed((packets - 1) / seconds) },
    ...{ SrcMac: attack ? "02:00:00:00:00:66" : "02:00:00:00:00:07", DstMac: "02:00:00:00:00:09", Packet_num: row + 1 },
    ...{ Temp: fixed(between(20, 21)), SpO2: 90 + (row % 3), Pulse_Rate: 60, SYS: 110, DIA: 70, Heart_rate: 60 },
    ...{ Resp_Rate: 12, ST: 0.1, "Attack Category": category, Label: attack ? 1 : 0 },
  } as Record<string, string | number>;
}

const fixed = (value: number): number => Number(value.toFixed(6));

import { DataError } from "../foundation/errors";
import { argusVersion } from "./argus-version";
import { expandSuffix } from "./meter/print-number";
import type { FlowCell, MeteredFlow } from "./metered-flow";

/** ra's names of the 35 network columns, in the data set's order, and of the start. */
export const raFields =
  "dir,flgs,saddr,daddr,sport,dport,sbytes,dbytes,sload,dload,sgap,dgap,sintpkt,dintpkt,sintpktact,dintpktact,sjit,djit," +
  "smaxsz,dmaxsz,sminsz,dminsz,dur,trans,pkts,bytes,load,loss,ploss,sploss,dploss,rate,smac,dmac,seq,stime";
/** The first line that ra prints; the data set has another name for Seq. */
export const raHeader =
  "Dir,Flgs,SrcAddr,DstAddr,Sport,Dport,SrcBytes,DstBytes,SrcLoad,DstLoad,SrcGap,DstGap,SIntPkt,DIntPkt,SIntPktAct," +
  "DIntPktAct,SrcJitter,DstJitter,sMaxPktSz,dMaxPktSz,sMinPktSz,dMinPktSz,Dur,Trans,TotPkts,TotBytes,Load,Loss,pLoss," +
  "pSrcLoss,pDstLoss,Rate,SrcMac,DstMac,Seq,StartTime";
/** Columns of texts, and those of numbers that ra -H scales and marks with a suffix. */
const texts = [0, 1, 2, 3, 32, 33];
const scaled = [6, 7, 8, 9, 10, 11, 24, 25, 26, 31];

type CellReader = (text: string) => FlowCell;
const readText: CellReader = (text) => text;
const readNumber: CellReader = (text) => (text.trim() === "" ? "" : Number(text));
const readScaled: CellReader = (text) => (text.trim() === "" ? "" : expandSuffix(text));
const readers: readonly CellReader[] = raHeader.split(",").map((_, column) => {
  if (texts.includes(column)) return readText;
  return scaled.includes(column) ? readScaled : readNumber;
});

/** All that ra printed, header first.
 * @param origin second of the epoch from which starts are counted
 * @throws DataError when ra prints other columns than it was asked for */
export function parseRa(text: string, origin: number): readonly MeteredFlow[] {
  const [first, ...lines] = text.trimEnd().split("\n");
  checkRaHeader(first);
  return lines.map((line) => flowOfLine(line, origin));
}

/** @throws DataError when ra prints other columns than it was asked for */
export function checkRaHeader(line: string): void {
  if (line !== raHeader)
    throw new DataError(`ra printed the columns ${line}, not ${raHeader}. Is it ra ${argusVersion}?`);
}

/** A record that ra printed.
 * @param origin second of the epoch from which the start is counted
 * @throws DataError when the line has too many or too few cells */
export function flowOfLine(line: string, origin: number): MeteredFlow {
  const cells = line.split(",");
  if (cells.length !== readers.length) throw new DataError(`ra printed a record that makes no sense: "${line}".`);
  const [wholeSeconds, fraction] = (cells.pop() ?? "").split(".");
  return {
    start: (Number(wholeSeconds) - origin) * 1_000_000 + Number(fraction),
    cells: cells.map((text, column) => readers[column](text)),
  };
}

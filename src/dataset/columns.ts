/** What a cell of a column holds. */
export type ColumnKind = "number" | "text";

/** Where a column comes from: Argus, the patient's sensors, or the authors' labelling. */
export type ColumnGroup = "network" | "vitals" | "label";

/** One column of the data set. */
export interface Column {
  readonly name: string;
  readonly kind: ColumnKind;
  readonly group: ColumnGroup;
  /** Unit of a number; null for a text or a code. */
  readonly unit: string | null;
  readonly meaning: string;
  /** True for a port, which `ra` without -n prints as the name of a service when /etc/services has one. */
  readonly mayNameService: boolean;
}

type Entry = readonly [name: string, kind: ColumnKind, unit: string | null, meaning: string];

/** Printed by `ra` (Argus 3.0.8); source is the patient's gateway, destination the server. See ra(1), option -s. */
const network: readonly Entry[] = [
  ["Dir", "text", null, "direction of the transaction, an arrow"],
  ["Flgs", "text", null, "flags: e Ethernet, M several MAC addresses seen, R ICMP redirect, s d * data sent again"],
  ["SrcAddr", "text", null, "IP address of the source"],
  ["DstAddr", "text", null, "IP address of the destination"],
  ["Sport", "number", "port", "TCP port of the source, taken by its operating system for one connection"],
  ["Dport", "number", "port", "TCP port of the destination, the service asked for"],
  ["SrcBytes", "number", "byte", "bytes sent by the source, headers included"],
  ["DstBytes", "number", "byte", "bytes sent by the destination, headers included"],
  ["SrcLoad", "number", "bit/s", "bits a second sent by the source"],
  ["DstLoad", "number", "bit/s", "bits a second sent by the destination"],
  ["SrcGap", "number", "byte", "bytes missing in the stream of the source"],
  ["DstGap", "number", "byte", "bytes missing in the stream of the destination"],
  ["SIntPkt", "number", "ms", "mean time between packets of the source"],
  ["DIntPkt", "number", "ms", "mean time between packets of the destination"],
  ["SIntPktAct", "number", "ms", "mean time between packets of the source while it is active"],
  ["DIntPktAct", "number", "ms", "mean time between packets of the destination while it is active"],
  ["SrcJitter", "number", "ms", "standard deviation of the time between packets of the source"],
  ["DstJitter", "number", "ms", "standard deviation of the time between packets of the destination"],
  ["sMaxPktSz", "number", "byte", "largest packet of the source"],
  ["dMaxPktSz", "number", "byte", "largest packet of the destination"],
  ["sMinPktSz", "number", "byte", "smallest packet of the source"],
  ["dMinPktSz", "number", "byte", "smallest packet of the destination"],
  ["Dur", "number", "s", "duration of the record"],
  ["Trans", "number", "record", "records aggregated into this one"],
  ["TotPkts", "number", "packet", "packets both ways"],
  ["TotBytes", "number", "byte", "bytes both ways"],
  ["Load", "number", "bit/s", "bits a second both ways"],
  ["Loss", "number", "packet", "packets sent again or dropped, both ways"],
  ["pLoss", "number", "%", "share of packets sent again or dropped, both ways"],
  ["pSrcLoss", "number", "%", "share of the source's packets sent again or dropped"],
  ["pDstLoss", "number", "%", "share of the destination's packets sent again or dropped"],
  ["Rate", "number", "packet/s", "packets a second both ways"],
  ["SrcMac", "text", null, "Ethernet address of the source, as first seen"],
  ["DstMac", "text", null, "Ethernet address of the destination, as first seen"],
  ["Packet_num", "number", "count", "sequence number that Argus gave the flow"],
];

/** Read from the message that the flow carries. */
const vitals: readonly Entry[] = [
  ["Temp", "number", "°C", "body temperature"],
  ["SpO2", "number", "%", "oxygen saturation of the blood"],
  ["Pulse_Rate", "number", "1/min", "pulse rate, from the oximeter"],
  ["SYS", "number", "mmHg", "systolic blood pressure"],
  ["DIA", "number", "mmHg", "diastolic blood pressure"],
  ["Heart_rate", "number", "1/min", "heart rate, from the electrocardiogram"],
  ["Resp_Rate", "number", "1/min", "breaths a minute"],
  ["ST", "number", "mV", "level of the electrocardiogram's ST segment"],
];

const label: readonly Entry[] = [
  ["Attack Category", "text", null, "normal, or the kind of attack"],
  ["Label", "number", null, "1 for attack, 0 for normal"],
];

const inGroup = (group: ColumnGroup, entries: readonly Entry[]): readonly Column[] =>
  entries.map(([name, kind, unit, meaning]) => ({ name, kind, group, unit, meaning, mayNameService: unit === "port" }));

/** The 45 columns of WUSTL-EHMS-2020, in the order of the file. */
export const columns: readonly Column[] = [
  ...inGroup("network", network),
  ...inGroup("vitals", vitals),
  ...inGroup("label", label),
];

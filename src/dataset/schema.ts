import { columns } from "./columns";

/** Column that names the kind of attack, and the text in it that means none. */
export const categoryColumn = "Attack Category";
export const normalCategory = "normal";

/** Column that holds 1 for attack and 0 for normal. */
export const labelColumn = "Label";

/** The seven network columns that the paper removes because they identify a host or a packet (section 4.2). */
export const removedColumns: readonly string[] = [
  "Dir",
  "Flgs",
  "SrcAddr",
  "DstAddr",
  "SrcMac",
  "DstMac",
  "Packet_num",
];

/** The paper's 28 features, in the order of the file: the network columns less the removed ones. */
export const selectedFeatures: readonly string[] = columns
  .filter(({ group, name }) => group === "network" && !removedColumns.includes(name))
  .map(({ name }) => name);

/** Columns of numbers, in the order of the file, the label left out. */
export const measuredColumns: readonly string[] = columns
  .filter(({ kind, group }) => kind === "number" && group !== "label")
  .map(({ name }) => name);

/** Columns of text, in the order of the file, the category left out. */
export const describedColumns: readonly string[] = columns
  .filter(({ kind, group }) => kind === "text" && group !== "label")
  .map(({ name }) => name);

import { columns } from "../dataset/columns";
import { decimals } from "../foundation/number-text";

/** Digits that are shown of a measured value. */
const digits = 3;

const prefixes = [
  [1e9, "G"],
  [1e6, "M"],
  [1e3, "k"],
] as const;

const plurals: Readonly<Record<string, string>> = {
  byte: "bytes",
  packet: "packets",
  record: "records",
  "packet/s": "packets/s",
};

/** A value of a column with its unit, to three digits; bits a second with a prefix, a port whole.
 * @example quantityText("SrcLoad", 276914) // "277 kbit/s" with a no-break space */
export function quantityText(column: string, value: number): string {
  const unit = columns.find(({ name }) => name === column)?.unit ?? null;
  if (unit === null || unit === "port") return String(value);
  if (unit !== "bit/s") return `${shortest(value)}\u00a0${plurals[unit] ?? unit}`;
  const [factor, prefix] = prefixes.find(([least]) => Math.abs(value) >= least) ?? [1, ""];
  return `${shortest(value / factor)}\u00a0${prefix}${unit}`;
}

/** With as few decimals as three digits need. */
function shortest(value: number): string {
  const short = Number(value.toPrecision(digits));
  const [, fraction = ""] = String(short).split("e")[0].split(".");
  return Math.abs(short) < 1e-6 ? decimals(short, 0) : decimals(short, fraction.length);
}

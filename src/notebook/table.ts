import { roundTo } from "../foundation/canonical-json";
import { htmlText } from "../foundation/html-text";
import { publishedDecimals } from "../foundation/rounded";
import { display } from "./kernel";

/** Anything with named columns and rows of cells, for instance a DataFrame of danfojs. */
export interface Tabular {
  readonly columns: readonly string[];
  /** One array a row, one cell a column. */
  readonly values: readonly unknown[];
}

/** Shows a table; numbers to five decimals.
 * @param caption what the table is, a sentence */
export function showTable({ columns, values }: Tabular, caption: string): void {
  const rows = values as readonly (readonly unknown[])[];
  const head = columns.map((name, i) => cell("th", name, rows[0]?.[i]));
  const body = rows.map((cells) => line(cells.map((value) => cell("td", value, value))));
  display({
    "text/html": [
      "<table>",
      `<caption style="text-align: left; white-space: nowrap">${htmlText(caption)}</caption>`,
      `<thead>${line(head)}</thead>`,
      `<tbody>\n${body.join("\n")}\n</tbody>`,
      "</table>",
    ].join("\n"),
    "text/plain": caption,
  });
}

function line(cells: readonly string[]): string {
  return `<tr>${cells.join("")}</tr>`;
}

/** @param kind of value by which the cell is aligned: numbers to the right */
function cell(tag: "th" | "td", value: unknown, kind: unknown): string {
  const align = typeof kind === "number" ? "right" : "left";
  return `<${tag} style="text-align: ${align}">${htmlText(cellText(value))}</${tag}>`;
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  return String(typeof value === "number" ? roundTo(value, publishedDecimals) : value);
}

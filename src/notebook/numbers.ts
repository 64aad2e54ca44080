import { htmlText } from "../foundation/html-text";
import { display } from "./kernel";

/** Shows a few numbers side by side, each large above what it is.
 * @param numbers by what they are, as they are to be read, for instance { "attacks": "12.5 %" } */
export function showNumbers(numbers: Readonly<Record<string, string | number>>): void {
  const entries = Object.entries(numbers).map(([what, value]) => [what, String(value)] as const);
  const cells = entries.map(
    ([what, value]) =>
      `<td style="text-align: left; padding-right: 2em"><strong style="font-size: 150%">${htmlText(value)}</strong>` +
      `<br>${htmlText(what)}</td>`,
  );
  display({
    "text/html": `<table><tr>${cells.join("")}</tr></table>`,
    "text/plain": entries.map(([what, value]) => `${what}: ${value}`).join("; "),
  });
}

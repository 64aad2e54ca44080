import type { Readable } from "node:stream";
import type { MeteredFlow } from "../capture/metered-flow";
import { checkRaHeader, flowOfLine } from "../capture/ra-records";
import type { Flows } from "./flow-source";

/** The flows that ra prints, each as soon as its line is whole.
 * @throws DataError when the first line is not the header that was asked for */
export async function* raFlows(printed: Readable): AsyncGenerator<Flows> {
  const lines = raLines();
  for await (const text of printed.setEncoding("utf8")) {
    const flows = lines(text as string);
    if (flows.length > 0) yield { kind: "flows", origin: 0, flows };
  }
}

/** Takes what ra prints, in pieces, and gives the flows whose line is whole. */
function raLines(): (text: string) => readonly MeteredFlow[] {
  let rest = "";
  let hasHeader = false;
  return (text) => {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    if (!hasHeader && lines.length > 0) {
      checkRaHeader(lines.shift() ?? "");
      hasHeader = true;
    }
    return lines.map((line) => flowOfLine(line, 0));
  };
}

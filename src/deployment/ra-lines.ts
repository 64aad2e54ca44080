import { checkRaHeader, flowOfLine } from "../capture/argus";
import type { MeteredFlow } from "../capture/metered-flow";

/** Takes what ra prints, in pieces, and gives the records whose line is whole. */
export interface RaLines {
  /** Start counted from the epoch.
   * @throws DataError when the first line is not the header that was asked for */
  push(text: string): readonly MeteredFlow[];
}

export function raLines(): RaLines {
  let rest = "";
  let hasHeader = false;
  return {
    push: (text) => {
      const lines = (rest + text).split("\n");
      rest = lines.pop() ?? "";
      if (!hasHeader && lines.length > 0) {
        checkRaHeader(lines.shift() ?? "");
        hasHeader = true;
      }
      return lines.map((line) => flowOfLine(line, 0));
    },
  };
}

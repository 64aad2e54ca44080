import type { FlowTable } from "../dataset/flow-table";
import type { PlotSpec } from "../figures/plot-spec";
import { DataError } from "../foundation/errors";
import { htmlText } from "../foundation/html-text";
import { display } from "./kernel";
import { isPublished } from "./lesson";

/** Shows that a statement holds, or stops the notebook.
 * @param statement a sentence
 * @throws DataError when it does not hold */
export function showCheck(statement: string, holds: boolean): void {
  if (!holds) throw new DataError(`This does not hold here: ${statement}`);
  display({ "text/html": `<p>\u2713 ${htmlText(statement)}</p>`, "text/plain": `\u2713 ${statement}` });
}

/** Shows that figures equal, byte for byte, those that reproduce published of the same data set, or stops the notebook.
 * @throws DataError naming the figures that differ */
export function showSameAsPublished(flows: FlowTable, figures: readonly PlotSpec[]): void {
  const ids = (some: readonly PlotSpec[]) => some.map(({ meta }) => meta.id).join(", ");
  const differing = figures.filter((figure) => !isPublished(flows, figure.meta.id, figure));
  const shown = differing.length === 0 ? figures : differing;
  showCheck(`As reproduce published it, byte for byte: ${ids(shown)}.`, differing.length === 0);
}

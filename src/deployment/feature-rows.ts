import type { MeteredFlow } from "../capture/metered-flow";
import { columns } from "../dataset/columns";
import { DataError } from "../foundation/errors";
import type { Matrix } from "../foundation/matrix";

const networkColumns = columns.filter(({ group }) => group === "network").map(({ name }) => name);

/** Place of a network column among the cells of a flow.
 * @throws DataError when flows of packets have no such column */
export function cellIndex(feature: string): number {
  const index = networkColumns.indexOf(feature);
  if (index >= 0) return index;
  throw new DataError(`The model needs "${feature}", which packets do not tell: train one on the network columns.`);
}

/** The features of flows as a detector takes them, in the units of the data set. What the meter left empty (of a side that sent
 * nothing, or but one packet) is 0, as in the twin.
 * @param indices of the features' cells */
export function featureRows(flows: readonly MeteredFlow[], indices: readonly number[]): Matrix {
  const values = new Float64Array(flows.length * indices.length);
  flows.forEach(({ cells }, row) => {
    for (let i = 0; i < indices.length; i++) values[row * indices.length + i] = Number(cells[indices[i]]);
  });
  return { rows: flows.length, columns: indices.length, values };
}

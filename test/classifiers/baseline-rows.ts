import type { FlowTable } from "../../src/dataset/flow-table";
import { openDataset } from "../../src/dataset/open-dataset";
import { DataError } from "../../src/foundation/errors";
import type { Matrix } from "../../src/foundation/matrix";

/** Rows of the real data set, split and scaled as the "how" of baselines.json says. */
export interface BaselineRows {
  readonly train: Matrix;
  readonly trainLabels: Uint8Array;
  readonly test: Matrix;
  readonly testLabels: Uint8Array;
  readonly testCategories: readonly string[];
}

/** The split of baselines.json in plain loops, without the code of src/preprocess; null, with a printed reason, when the
 * real data set is not imported.
 * @param features names of the columns, from the oracle */
export function baselineRows(features: readonly string[]): BaselineRows | null {
  const flows = openReal();
  if (flows === null) return null;
  const dropped = new Set(flows.invalidCells.map(({ row }) => row));
  const kept = Array.from(flows.labels, (_, row) => row).filter((row) => !dropped.has(row));
  const testRows = kept.filter((_, i) => (i * 7919) % 4 === 0);
  const trainRows = kept.filter((_, i) => (i * 7919) % 4 !== 0);
  const columns = features.map((name) => scaledColumn(flows.numbers[name], trainRows));
  const matrix = (rows: readonly number[]): Matrix => ({
    rows: rows.length,
    columns: columns.length,
    values: Float64Array.from(rows.flatMap((row) => columns.map((column) => column[row]))),
  });
  return {
    train: matrix(trainRows),
    trainLabels: Uint8Array.from(trainRows, (row) => flows.labels[row]),
    test: matrix(testRows),
    testLabels: Uint8Array.from(testRows, (row) => flows.labels[row]),
    testCategories: testRows.map((row) => flows.categories[row]),
  };
}

function openReal(): FlowTable | null {
  try {
    return openDataset("wustl");
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    process.stderr.write(`Skipped: comparisons on the real data. ${error.message}\n`);
    return null;
  }
}

/** A column scaled by the least and greatest value of the training rows; a constant one becomes 0. */
function scaledColumn(values: Float64Array, trainRows: readonly number[]): Float64Array {
  let least = Number.POSITIVE_INFINITY;
  let greatest = Number.NEGATIVE_INFINITY;
  for (const row of trainRows) {
    least = Math.min(least, values[row]);
    greatest = Math.max(greatest, values[row]);
  }
  const span = greatest === least ? 1 : greatest - least;
  return values.map((value) => (value - least) / span);
}

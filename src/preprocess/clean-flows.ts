import type { FlowTable } from "../dataset/flow-table";
import { selectedFeatures } from "../dataset/schema";
import { type InvalidPolicy, treatInvalidRows } from "./invalid-rows";
import type { LabelledRows } from "./labelled-rows";
import { selectFeatures } from "./select-features";

/** The rows that every protocol starts from: features selected, invalid rows treated. */
export interface CleanFlows {
  readonly dataset: { readonly id: string; readonly title: string; readonly sha256: string };
  /** Rows of the file, before any was dropped. */
  readonly fileRows: number;
  readonly featureNames: readonly string[];
  readonly rows: LabelledRows;
}

/** The first two steps of Algorithm 1: select features, then drop or repair the rows whose port is a service name.
 * @param features the paper's 28 unless given */
export function cleanFlows(
  flows: FlowTable,
  policy: InvalidPolicy,
  features: readonly string[] = selectedFeatures,
): CleanFlows {
  const selected = selectFeatures(flows, features);
  return {
    dataset: { id: flows.dataset, title: flows.title, sha256: flows.sha256 },
    fileRows: flows.rows,
    featureNames: features,
    rows: treatInvalidRows(selected, features, flows.invalidCells, policy),
  };
}

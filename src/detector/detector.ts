import type { FlowTable } from "../dataset/flow-table";
import type { Network, Weights } from "../engine/network";
import { predict } from "../engine/predict";
import { treatInvalidRows } from "../preprocess/invalid-rows";
import { applyMinMax, type MinMaxScaler } from "../preprocess/min-max";
import { selectFeatures } from "../preprocess/select-features";

/** How a detector was trained. */
export interface Provenance {
  readonly dataset: string;
  /** sha256 of the CSV it was trained on. */
  readonly sha256: string;
  readonly protocol: string;
  readonly seed: number;
}

/** A trained network with all that it needs to judge a flow in the units of the file. */
export interface Detector {
  readonly network: Network;
  readonly weights: Weights;
  readonly scaler: MinMaxScaler;
  /** Columns of a flow table, in the order of the network's inputs. */
  readonly features: readonly string[];
  readonly provenance: Provenance;
}

/** Probability of attack of every flow of the table, in its order. A port that stands as a service name is read as the
 * port.
 * @throws DataError when the table lacks a feature of the detector */
export function detect(detector: Detector, flows: FlowTable): Float64Array {
  const { network, weights, scaler, features } = detector;
  const rows = treatInvalidRows(selectFeatures(flows, features), features, flows.invalidCells, "repair");
  return predict(network, weights, applyMinMax(rows.features, scaler));
}

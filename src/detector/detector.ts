import type { FlowTable } from "../dataset/flow-table";
import type { Network, Weights } from "../engine/network";
import { predict } from "../engine/predict";
import type { Matrix } from "../foundation/matrix";
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

/** What a detector needs to watch a network, beside its own. */
export interface DeploymentSettings {
  /** Argus' -S of the flows that it was trained on, s. Flows that are judged have to be recorded with the same. */
  readonly statusInterval: number;
  /** A flow counts as an attack when its probability is above. */
  readonly threshold: number;
  /** Normal flows in the units of the file, one a row: what a suspicious flow is compared with when it is explained. */
  readonly normalFlows: Matrix;
}

/** A trained network with all that it needs to judge a flow in the units of the file. */
export interface Detector {
  readonly network: Network;
  readonly weights: Weights;
  readonly scaler: MinMaxScaler;
  /** Columns of a flow table, in the order of the network's inputs. */
  readonly features: readonly string[];
  readonly provenance: Provenance;
  /** Absent from a model that was saved without. */
  readonly deployment?: DeploymentSettings;
}

/** Probability of attack of every flow of the table, in its order.
 * @throws DataError when the table lacks a feature of the detector */
export function detect(detector: Detector, flows: FlowTable): Float64Array {
  const { network, weights, scaler } = detector;
  return predict(network, weights, applyMinMax(detectorRows(detector, flows), scaler));
}

/** What a detector looks at: its features of every flow, in the units of the file. A port that stands as a service name is
 * read as the port.
 * @throws DataError when the table lacks a feature of the detector */
export function detectorRows({ features }: Detector, flows: FlowTable): Matrix {
  return treatInvalidRows(selectFeatures(flows, features), features, flows.invalidCells, "repair").features;
}

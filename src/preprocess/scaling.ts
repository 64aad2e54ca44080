import type { Matrix } from "../foundation/matrix";
import { applyMinMax, fitMinMax, type MinMaxScaler } from "./min-max";
import { applyQuantiles, fitQuantiles, type QuantileScaler } from "./quantile";
import { applyStandard, fitStandard, type StandardScaler } from "./standard";

/** What a kind of scaling has learnt from the rows it was fitted on. */
export type Scaler = MinMaxScaler | StandardScaler | QuantileScaler;

/** A kind of scaling: fitted on some rows, applied to any. */
export interface Scaling<S extends Scaler = Scaler> {
  fit(rows: Matrix): S;
  apply(rows: Matrix, scaler: S): Matrix;
}

/** The paper's scaling, to [0, 1]. */
export const minMaxScaling: Scaling<MinMaxScaler> = { fit: fitMinMax, apply: applyMinMax };

const standardScaling: Scaling<StandardScaler> = { fit: fitStandard, apply: applyStandard };

const quantileScaling: Scaling<QuantileScaler> = { fit: fitQuantiles, apply: applyQuantiles };

/** Every kind of scaling, by identifier. */
export const scalings = { "min-max": minMaxScaling, standard: standardScaling, quantile: quantileScaling } as const;

export type ScalingId = keyof typeof scalings;

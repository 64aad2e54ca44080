import type { Matrix } from "../foundation/matrix";
import { applyMinMax, fitMinMax, type MinMaxScaler } from "./min-max";
import { applyRanks, fitRanks, type RankScaler } from "./ranks";
import { applyStandard, fitStandard, type StandardScaler } from "./standard";

/** What a kind of scaling has learnt from the rows it was fitted on. */
export type Scaler = MinMaxScaler | StandardScaler | RankScaler;

/** A kind of scaling: fitted on some rows, applied to any. */
export interface Scaling<S extends Scaler = Scaler> {
  fit(rows: Matrix): S;
  apply(rows: Matrix, scaler: S): Matrix;
}

/** The paper's scaling, to [0, 1]. */
export const minMaxScaling: Scaling<MinMaxScaler> = { fit: fitMinMax, apply: applyMinMax };

const standardScaling: Scaling<StandardScaler> = { fit: fitStandard, apply: applyStandard };

const rankScaling: Scaling<RankScaler> = { fit: fitRanks, apply: applyRanks };

/** Every kind of scaling, by identifier. */
export const scalings = { "min-max": minMaxScaling, standard: standardScaling, ranks: rankScaling } as const;

export type ScalingId = keyof typeof scalings;

import { loadKoffi } from "../environment/koffi";
import { EnvironmentError } from "../foundation/errors";
import type { Matrix } from "../foundation/matrix";
import type { Handle, Libxgboost, Out } from "./libxgboost";

/** A node of a tree as XGBoost prints it: an inner node, or a leaf with its log-odds. */
export interface BoosterNode {
  readonly nodeid: number;
  readonly depth?: number;
  /** Feature that is asked, "f0" for the first. */
  readonly split?: string;
  /** A value below it goes to the node yes, as float32. */
  readonly split_condition?: number;
  readonly yes?: number;
  readonly no?: number;
  readonly missing?: number;
  /** Decrease of the loss by the split. */
  readonly gain?: number;
  /** Sum of the second derivatives of the loss over the node's rows. */
  readonly cover?: number;
  readonly leaf?: number;
  readonly children?: readonly BoosterNode[];
}

/** One thread, so that sums are made in the same order everywhere. */
const threads = 1;

/** Trains a booster.
 * @param parameters of XGBoost, by the names in its documentation
 * @returns the model in XGBoost's binary format */
export function trainBooster(
  library: Libxgboost,
  rows: Matrix,
  labels: Uint8Array,
  parameters: Readonly<Record<string, string | number>>,
  rounds: number,
): Uint8Array {
  return withMatrix(library, rows, (matrix) => {
    check(library, library.XGDMatrixSetFloatInfo(matrix, "label", Float32Array.from(labels), labels.length));
    return withBooster(library, [matrix], (booster) => {
      for (const [name, value] of Object.entries({ ...parameters, nthread: threads }))
        check(library, library.XGBoosterSetParam(booster, name, String(value)));
      for (let round = 0; round < rounds; round++)
        check(library, library.XGBoosterUpdateOneIter(booster, round, matrix));
      return savedModel(library, booster);
    });
  });
}

/** Predictions of a trained model, one a row: probabilities for the objective binary:logistic. */
export function predictBooster(library: Libxgboost, model: Uint8Array, rows: Matrix): Float64Array {
  const config = JSON.stringify({
    type: 0,
    training: false,
    iteration_begin: 0,
    iteration_end: 0,
    strict_shape: false,
  });
  return withModel(library, model, (booster) =>
    withMatrix(library, rows, (matrix) => {
      const result: Out<Handle> = [null];
      check(library, library.XGBoosterPredictFromDMatrix(booster, matrix, config, [null], [null], result));
      const { decode, array } = loadKoffi();
      return Float64Array.from(decode(result[0], array("float", rows.rows)) as Iterable<number>);
    }),
  );
}

/** The trees of a trained model, first round first. */
export function boosterTrees(library: Libxgboost, model: Uint8Array): BoosterNode[] {
  return withModel(library, model, (booster) => {
    const count: Out<number> = [null];
    const trees: Out<Handle> = [null];
    check(library, library.XGBoosterDumpModelEx(booster, "", 1, "json", count, trees));
    const { decode, array } = loadKoffi();
    const texts = decode(trees[0], array("const char *", Number(count[0]))) as string[];
    return texts.map((text) => JSON.parse(text) as BoosterNode);
  });
}

/** The probability that boosting started from: the share of attacks in training. */
export function boosterBaseScore(library: Libxgboost, model: Uint8Array): number {
  return withModel(library, model, (booster) => {
    const config: Out<string> = [null];
    check(library, library.XGBoosterSaveJsonConfig(booster, [null], config));
    const { learner } = JSON.parse(config[0]!) as { learner: { learner_model_param: { base_score: string } } };
    return (JSON.parse(learner.learner_model_param.base_score) as [number])[0];
  });
}

function check(library: Libxgboost, status: number): void {
  if (status !== 0) throw new EnvironmentError(`libxgboost failed: ${library.XGBGetLastError()}`);
}

function withMatrix<T>(library: Libxgboost, { rows, columns, values }: Matrix, use: (matrix: Handle) => T): T {
  const out: Out<Handle> = [null];
  const floats = Float32Array.from(values);
  check(library, library.XGDMatrixCreateFromMat_omp(floats, rows, columns, Number.NaN, out, threads));
  const matrix = out[0]!;
  try {
    return use(matrix);
  } finally {
    library.XGDMatrixFree(matrix);
  }
}

function withBooster<T>(library: Libxgboost, matrices: readonly Handle[], use: (booster: Handle) => T): T {
  const out: Out<Handle> = [null];
  check(library, library.XGBoosterCreate(matrices, matrices.length, out));
  const booster = out[0]!;
  try {
    return use(booster);
  } finally {
    library.XGBoosterFree(booster);
  }
}

function withModel<T>(library: Libxgboost, model: Uint8Array, use: (booster: Handle) => T): T {
  return withBooster(library, [], (booster) => {
    check(library, library.XGBoosterLoadModelFromBuffer(booster, model, model.length));
    check(library, library.XGBoosterSetParam(booster, "nthread", String(threads)));
    return use(booster);
  });
}

function savedModel(library: Libxgboost, booster: Handle): Uint8Array {
  const length: Out<number> = [null];
  const bytes: Out<Handle> = [null];
  check(library, library.XGBoosterSaveModelToBuffer(booster, '{"format":"ubj"}', length, bytes));
  return new Uint8Array(loadKoffi().view(bytes[0], Number(length[0]))).slice();
}

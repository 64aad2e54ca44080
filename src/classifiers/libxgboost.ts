import { existsSync } from "node:fs";
import { join } from "node:path";
import { loadKoffi, type NativeLibrary } from "../environment/koffi";
import { ensurePackages } from "../environment/python";
import { EnvironmentError } from "../foundation/errors";

/** A pointer that libxgboost gave. */
export type Handle = { readonly libxgboost: unique symbol };

/** A place that a function writes its result to. */
export type Out<T> = [T | null];

/** The functions of libxgboost's C interface that are used here, by their names there; each returns 0 or fails. */
export interface Libxgboost {
  XGDMatrixCreateFromMat_omp(
    values: Float32Array,
    rows: number,
    columns: number,
    missing: number,
    matrix: Out<Handle>,
    threads: number,
  ): number;
  XGDMatrixSetFloatInfo(matrix: Handle, field: string, values: Float32Array, length: number): number;
  XGDMatrixFree(matrix: Handle): number;
  XGBoosterCreate(matrices: readonly Handle[], length: number, booster: Out<Handle>): number;
  XGBoosterFree(booster: Handle): number;
  XGBoosterSetParam(booster: Handle, name: string, value: string): number;
  XGBoosterUpdateOneIter(booster: Handle, round: number, matrix: Handle): number;
  XGBoosterPredictFromDMatrix(
    booster: Handle,
    matrix: Handle,
    config: string,
    shape: Out<Handle>,
    dimensions: Out<number>,
    result: Out<Handle>,
  ): number;
  XGBoosterSaveModelToBuffer(booster: Handle, config: string, length: Out<number>, bytes: Out<Handle>): number;
  XGBoosterLoadModelFromBuffer(booster: Handle, bytes: Uint8Array, length: number): number;
  XGBoosterDumpModelEx(
    booster: Handle,
    featureMap: string,
    withStatistics: number,
    format: string,
    length: Out<number>,
    trees: Out<Handle>,
  ): number;
  XGBoosterSaveJsonConfig(booster: Handle, length: Out<number>, config: Out<string>): number;
  XGBGetLastError(): string;
}

const declarations: Readonly<Record<keyof Libxgboost, string>> = {
  XGDMatrixCreateFromMat_omp:
    "int XGDMatrixCreateFromMat_omp(const float *values, uint64_t rows, uint64_t columns, float missing, _Out_ void **matrix, int threads)",
  XGDMatrixSetFloatInfo:
    "int XGDMatrixSetFloatInfo(void *matrix, const char *field, const float *values, uint64_t length)",
  XGDMatrixFree: "int XGDMatrixFree(void *matrix)",
  XGBoosterCreate: "int XGBoosterCreate(void **matrices, uint64_t length, _Out_ void **booster)",
  XGBoosterFree: "int XGBoosterFree(void *booster)",
  XGBoosterSetParam: "int XGBoosterSetParam(void *booster, const char *name, const char *value)",
  XGBoosterUpdateOneIter: "int XGBoosterUpdateOneIter(void *booster, int round, void *matrix)",
  XGBoosterPredictFromDMatrix:
    "int XGBoosterPredictFromDMatrix(void *booster, void *matrix, const char *config, _Out_ void **shape, _Out_ uint64_t *dimensions, _Out_ void **result)",
  XGBoosterSaveModelToBuffer:
    "int XGBoosterSaveModelToBuffer(void *booster, const char *config, _Out_ uint64_t *length, _Out_ void **bytes)",
  XGBoosterLoadModelFromBuffer: "int XGBoosterLoadModelFromBuffer(void *booster, const void *bytes, uint64_t length)",
  XGBoosterDumpModelEx:
    "int XGBoosterDumpModelEx(void *booster, const char *feature_map, int with_statistics, const char *format, _Out_ uint64_t *length, _Out_ void **trees)",
  XGBoosterSaveJsonConfig:
    "int XGBoosterSaveJsonConfig(void *booster, _Out_ uint64_t *length, _Out_ const char **config)",
  XGBGetLastError: "const char *XGBGetLastError()",
};

/** The version that the numbers of this package were made with. */
const pinnedVersion = "3.2.0";

const fileNames: Readonly<Record<string, string>> = { darwin: "libxgboost.dylib", linux: "libxgboost.so" };

/** Path of the libxgboost to use: the file named by the environment variable XMEDNN_XGBOOST_LIBRARY, or the one of the
 * pinned Python package, which is installed when it is not there yet.
 * @throws EnvironmentError when none can be had */
function libraryPath(): string {
  const named = process.env.XMEDNN_XGBOOST_LIBRARY;
  if (named) return named;
  const path = join(ensurePackages("xgboost"), "xgboost", "lib", fileNames[process.platform] ?? "");
  if (existsSync(path)) return path;
  throw new EnvironmentError(
    `No libxgboost is known for ${process.platform} ${process.arch}: name one by XMEDNN_XGBOOST_LIBRARY.`,
  );
}

/** Opens a libxgboost and checks its version.
 * @throws EnvironmentError when the file cannot be loaded or has another version */
export function openLibxgboost(path: string): Libxgboost {
  try {
    const library = loadKoffi().load(path);
    const version = versionOf(library);
    if (version !== pinnedVersion)
      throw new EnvironmentError(`${path} is libxgboost ${version}, but the numbers are those of ${pinnedVersion}.`);
    const functions = Object.entries(declarations).map(([name, declaration]) => [name, library.func(declaration)]);
    return Object.fromEntries(functions) as Libxgboost;
  } catch (error) {
    if (error instanceof EnvironmentError) throw error;
    throw new EnvironmentError(`libxgboost could not be loaded from ${path}: ${(error as Error).message}.`);
  }
}

function versionOf(library: NativeLibrary): string {
  const parts: Out<number>[] = [[null], [null], [null]];
  library.func("void XGBoostVersion(_Out_ int *major, _Out_ int *minor, _Out_ int *patch)")(...parts);
  return parts.join(".");
}

let opened: Libxgboost | EnvironmentError | undefined;

/** The libxgboost of this machine. Whether it can be had is found out once: afterwards the same library is returned, or
 * the same error thrown, at no cost.
 * @throws EnvironmentError when there is none, with the reason */
export function libxgboost(): Libxgboost {
  opened ??= openedOrError();
  if (opened instanceof EnvironmentError) throw opened;
  return opened;
}

function openedOrError(): Libxgboost | EnvironmentError {
  try {
    return openLibxgboost(libraryPath());
  } catch (error) {
    if (error instanceof EnvironmentError) return error;
    throw error;
  }
}

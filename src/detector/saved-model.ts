import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Network, Weights } from "../engine/network";
import { canonicalJson } from "../foundation/canonical-json";
import { DataError } from "../foundation/errors";
import type { Matrix } from "../foundation/matrix";
import { writeFileWhole } from "../foundation/write-file";
import type { Detector } from "./detector";
import { networkOf, topologyOf, topologySchema, weightSpecs } from "./layers-format";

const savedModelSchema = z.object({
  modelTopology: topologySchema,
  userDefinedMetadata: z.object({
    features: z.array(z.string()).nonempty(),
    scaler: z.object({ scale: z.array(z.number()).nonempty(), offset: z.array(z.number()).nonempty() }),
    provenance: z.object({ dataset: z.string(), sha256: z.string(), protocol: z.string(), seed: z.int() }),
    weightsSha256: z.string(),
    deployment: z
      .object({
        statusInterval: z.number().positive(),
        threshold: z.number().min(0).max(1),
        normalFlows: z.array(z.array(z.number())).nonempty(),
      })
      .optional(),
  }),
});

/** Saves a detector in TensorFlow.js layers format: weights.bin (float32, little-endian), then model.json, whose
 * user-defined metadata holds the scaler, the features, the provenance, the settings of deployment (a hundred normal flows of
 * the data set among them) and the sha256 of weights.bin.
 * @param folder made when it does not exist
 * @throws EnvironmentError when the disk refuses
 * @see https://www.tensorflow.org/js/guide/save_load */
export function saveModel(folder: string, detector: Detector): void {
  const weights = weightBytes(detector.weights);
  writeFileWhole(join(folder, "weights.bin"), weights);
  writeFileWhole(join(folder, "model.json"), canonicalJson(modelJson(detector, weights)));
}

/** Reads a detector that saveModel wrote.
 * @throws DataError when a file is missing or damaged, or the model was not saved by xmednn */
export function loadModel(folder: string): Detector {
  const { modelTopology, userDefinedMetadata } = readModelJson(join(folder, "model.json"));
  const { features, scaler, provenance, weightsSha256, deployment } = userDefinedMetadata;
  const network = networkOf(modelTopology, features.length);
  return {
    network,
    weights: readWeights(join(folder, "weights.bin"), network, weightsSha256),
    scaler: { scale: Float64Array.from(scaler.scale), offset: Float64Array.from(scaler.offset) },
    features,
    provenance,
    ...(deployment && {
      deployment: { ...deployment, normalFlows: matrixOf(deployment.normalFlows, features.length) },
    }),
  };
}

/** @throws DataError when a row is not of the given width */
function matrixOf(rows: readonly (readonly number[])[], columns: number): Matrix {
  if (rows.some((row) => row.length !== columns))
    throw new DataError(`A normal flow in model.json has not ${columns} features: train and save the model again.`);
  return { rows: rows.length, columns, values: Float64Array.from(rows.flat()) };
}

const rowsOf = ({ rows, columns, values }: Matrix): number[][] =>
  Array.from({ length: rows }, (_, row) => Array.from(values.subarray(row * columns, (row + 1) * columns)));

function modelJson({ network, scaler, features, provenance, deployment }: Detector, weights: Uint8Array) {
  return {
    format: "layers-model",
    generatedBy: "xmednn",
    convertedBy: null,
    modelTopology: topologyOf(network),
    weightsManifest: [{ paths: ["weights.bin"], weights: weightSpecs(network) }],
    userDefinedMetadata: {
      ...{ features, scaler, provenance, weightsSha256: sha256(weights) },
      ...(deployment && { deployment: { ...deployment, normalFlows: rowsOf(deployment.normalFlows) } }),
    },
  };
}

function readModelJson(path: string): z.infer<typeof savedModelSchema> {
  const text = readOrExplain(path).toString("utf8");
  try {
    return savedModelSchema.parse(JSON.parse(text));
  } catch {
    throw new DataError(`${path} is no model that "xmednn train --out" saved: train and save it again.`);
  }
}

function readWeights(path: string, network: Network, expectedSha256: string): Weights {
  const bytes = readOrExplain(path);
  if (sha256(bytes) !== expectedSha256) {
    throw new DataError(`${path} is not the file that model.json was saved with: train and save the model again.`);
  }
  const count = weightSpecs(network).reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  if (bytes.length !== 4 * count) {
    throw new DataError(`${path} holds ${bytes.length / 4} weights, but model.json describes ${count}: train again.`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let offset = 0;
  const next = ({ shape }: { shape: readonly number[] }) =>
    Float64Array.from({ length: sizeOf(shape) }, () => {
      offset += 4;
      return view.getFloat32(offset - 4, true);
    });
  const tensors = weightSpecs(network).map(next);
  return network.layers.map((_, i) => ({ kernel: tensors[2 * i], bias: tensors[2 * i + 1] }));
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size);
}

function weightBytes(weights: Weights): Uint8Array {
  const values = weights.flatMap(({ kernel, bias }) => [...kernel, ...bias]);
  const view = new DataView(new ArrayBuffer(4 * values.length));
  values.forEach((value, i) => {
    view.setFloat32(4 * i, value, true);
  });
  return new Uint8Array(view.buffer);
}

function readOrExplain(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new DataError(
      `${path} could not be read: ${(error as Error).message}. Name the folder given to "train --out".`,
    );
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

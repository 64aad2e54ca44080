import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { weightsBytes } from "../engine/weights-bytes";
import { checkedBatches } from "./contender";
import type { Problem } from "./problem";

/** Writes a problem into an existing folder, as bench/python/contender.py reads it: settings as JSON, numbers as little-endian float32. */
export function writeProblem(folder: string, { network, weights, training, learningRate, batchSize }: Problem): void {
  const shapes = weights.map(({ kernel, bias }) => [kernel.length / bias.length, bias.length]);
  const settings = { features: network.inputs, shapes, learningRate, batchSize, checkedBatches };
  const rows = weightsBytes([{ kernel: training.rows.values, bias: new Float64Array(0) }]);
  writeFileSync(join(folder, "problem.json"), JSON.stringify(settings));
  writeFileSync(join(folder, "rows.f32"), rows);
  writeFileSync(join(folder, "labels.u8"), training.labels);
  writeFileSync(join(folder, "weights.f32"), weightsBytes(weights));
}

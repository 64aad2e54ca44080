import type { Network } from "../engine/network";
import type { Trained, TrainOptions } from "../engine/train";
import { UsageError } from "../foundation/errors";
import type { Matrix } from "../foundation/matrix";
import { trainStacked } from "./stacked-training";

/** engine/train.ts with TensorFlow.js: a stack of one. */
export function trainOne(network: Network, rows: Matrix, labels: Uint8Array, options: TrainOptions): Trained {
  const { optimiser, decay, precision = "float32", epochs, batchSize, seed, test, onEpoch } = options;
  if (precision !== "float32")
    throw new UsageError("TensorFlow.js trains in float32 alone: train in float64 with the engine.");
  if (optimiser.rule !== "nadam")
    throw new UsageError(`TensorFlow.js trains with nadam alone: train with ${optimiser.rule} with the engine.`);
  if (decay === "linear")
    throw new UsageError("TensorFlow.js trains at a constant learning rate alone: let it fall with the engine.");
  const task = { training: { rows, labels }, optimiser, seed, ...(test && { test }) };
  const [trained] = trainStacked(network, [task], {
    ...{ epochs, batchSize },
    ...(onEpoch && { onEpoch: (epoch, total, [values]) => onEpoch(epoch, total, values) }),
  });
  return trained;
}

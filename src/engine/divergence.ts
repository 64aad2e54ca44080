import { DataError } from "../foundation/errors";
import type { LayerWeights, Weights } from "./network";
import type { Optimiser } from "./optimiser";

/** @param loss mean of an epoch, counted from 1
 * @throws DataError when it is no longer a finite number */
export function checkLoss(loss: number, epoch: number, optimiser: Optimiser): void {
  if (!Number.isFinite(loss)) throw diverged(`the loss is ${loss}`, epoch, optimiser);
}

/** @throws DataError when a weight at the end of the training is not a finite number */
export function checkTrainedWeights(weights: Weights, epochs: number, optimiser: Optimiser): void {
  if (!weights.every(holdsNumbers)) throw diverged("a weight is no longer a number", epochs, optimiser);
}

function holdsNumbers({ kernel, bias }: LayerWeights): boolean {
  return kernel.every(Number.isFinite) && bias.every(Number.isFinite);
}

function diverged(symptom: string, epoch: number, { learningRate }: Optimiser): DataError {
  return new DataError(
    `The training failed in epoch ${epoch}: ${symptom}. The weights have outgrown all bounds, or a row holds no ` +
      `number. Try a learning rate below ${learningRate}, scale the features to [0, 1], and check the rows for ` +
      "missing values.",
  );
}

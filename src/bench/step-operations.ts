import { padded } from "../engine/network-memory";
import type { Problem } from "./problem";
import type { VectorRates } from "./vector-rates";

/** Operations on vectors of four float32 (or two float64, for the loss). */
export interface Operations {
  /** Multiplications and additions, whichever are more: the processor does one of each at a time. */
  readonly multiplyAdds: number;
  readonly divisions: number;
  readonly roots: number;
}

/** Arithmetic of a training step, part by part, as the engine writes it (engine/assembly). Gather, transposition, comparisons and
 * bit operations are no arithmetic and not counted. */
export interface StepOperations {
  readonly forwardProducts: Operations;
  readonly elu: Operations;
  readonly lossAndBackward: Operations;
  readonly update: Operations;
}

/** Multiply-adds of the engine's kernels for one vector; the tests count them again in the kernels' source. */
export const kernelMultiplyAdds = {
  /** e^x - 1 by a polynomial, and max(x, 0) (activation.ts, exponential.ts). */
  elu: 13,
  /** Softplus and probability of two rows (loss.ts). */
  loss: 39,
  /** Nadam (optimiser.ts); it also divides once and takes one root. */
  update: 7,
};
const lossDivisions = 2;

/** Counts for a batch of the problem's size. */
export function stepOperations({ network, batchSize }: Problem): StepOperations {
  const widths = [network.inputs, ...network.layers.map(({ units }) => units)];
  const vectors = widths.map((width) => padded(width) / 4);
  const hidden = sum(vectors.slice(1, -1)) * batchSize;
  const products = sum(vectors.slice(1).map((vector, below) => widths[below] * vector)) * batchSize;
  const inputGradients = sum(vectors.slice(1, -1).map((vector, below) => widths[below + 2] * vector)) * batchSize;
  const biasGradients = sum(vectors.slice(1)) * batchSize;
  const lossPairs = Math.ceil(batchSize / 2);
  const parameters = sum(vectors.slice(1).map((vector, below) => (widths[below] + 1) * vector));
  return {
    forwardProducts: operations(products),
    elu: operations(hidden * kernelMultiplyAdds.elu),
    lossAndBackward: operations(
      lossPairs * kernelMultiplyAdds.loss + products + inputGradients + hidden + biasGradients,
      lossPairs * lossDivisions,
    ),
    update: operations(parameters * kernelMultiplyAdds.update, parameters, parameters),
  };
}

/** Microseconds that operations take at best: divisions and roots have a unit of their own, beside which the others run. */
export function floorOf({ multiplyAdds, divisions, roots }: Operations, rates: VectorRates): number {
  return Math.max(multiplyAdds * rates.multiplyAdd, divisions * rates.division + roots * rates.root) / 1000;
}

function operations(multiplyAdds: number, divisions = 0, roots = 0): Operations {
  return { multiplyAdds, divisions, roots };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

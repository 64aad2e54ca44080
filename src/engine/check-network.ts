import { UsageError } from "../foundation/errors";
import type { Matrix } from "../foundation/matrix";
import type { Network, Weights } from "./network";

/** @throws UsageError naming the layer that is wrong, when the network has none, or a width is not a whole number
 * above 0 */
export function checkNetwork({ inputs, layers }: Network): void {
  if (layers.length === 0) throw new UsageError("The network has no layer. Give it at least an output layer.");
  if (!isWidth(inputs)) throw new UsageError(`The network has ${inputs} inputs: give a whole number above 0.`);
  layers.forEach(({ units }, index) => {
    if (!isWidth(units)) throw new UsageError(`Layer ${index + 1} has ${units} units: give a whole number above 0.`);
  });
}

/** @throws UsageError when the network cannot be trained on binary cross-entropy */
export function checkBinaryOutput({ layers }: Network): void {
  const { units, activation } = layers[layers.length - 1];
  if (units === 1 && activation === "sigmoid") return;
  throw new UsageError(
    `The output layer has ${units} ${activation} units: binary cross-entropy needs one sigmoid unit.`,
  );
}

/** @throws UsageError naming the layer whose weights have another shape than the network */
export function checkWeights({ inputs, layers }: Network, weights: Weights): void {
  if (weights.length !== layers.length)
    throw new UsageError(`The network has ${layers.length} layers, but weights of ${weights.length} were given.`);
  layers.forEach(({ units }, index) => {
    const below = index === 0 ? inputs : layers[index - 1].units;
    const { kernel, bias } = weights[index];
    if (kernel.length === below * units && bias.length === units) return;
    throw new UsageError(
      `Layer ${index + 1} takes ${below} x ${units} weights and ${units} biases, ` +
        `but ${kernel.length} and ${bias.length} were given.`,
    );
  });
}

/** @throws UsageError when the rows have another width than the network's inputs */
export function checkColumns({ inputs }: Network, { columns }: Matrix): void {
  if (columns === inputs) return;
  throw new UsageError(`The rows have ${columns} columns, but the network takes ${inputs} inputs.`);
}

function isWidth(count: number): boolean {
  return Number.isInteger(count) && count > 0;
}

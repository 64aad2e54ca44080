import type { Network, Weights } from "../engine/network";

/** A kernel or bias in the parameter vectors of stacked models, [models, parameters]. */
export interface Slot {
  /** First parameter. */
  readonly at: number;
  readonly size: number;
  /** Of all models: a kernel [models, inputs, units], a bias [models, 1, units] or, of one model alone, [units], which
   * every backend adds faster. */
  readonly shape: readonly number[];
}

/** The slots of layer after layer, each kernel before its bias. One vector a model lets the optimiser update all
 * parameters at once. */
export function slotsOf({ inputs, layers }: Network, models: number): Slot[] {
  let at = 0;
  const slot = (size: number, shape: readonly number[]) => {
    at += size;
    return { at: at - size, size, shape };
  };
  return layers.flatMap(({ units }, index) => {
    const below = index === 0 ? inputs : layers[index - 1].units;
    return [slot(below * units, [models, below, units]), slot(units, models === 1 ? [units] : [models, 1, units])];
  });
}

/** The parameters of one model after the other, in the order of the slots. */
export function stackedVector(models: readonly Weights[]): Float32Array {
  return Float32Array.from(models.flatMap((weights) => weights.flatMap(({ kernel, bias }) => [...kernel, ...bias])));
}

/** The weights of each model. @param vector as stackedVector makes it */
export function weightsOf(vector: ArrayLike<number>, slots: readonly Slot[], models: number): Weights[] {
  const length = vector.length / models;
  return Array.from({ length: models }, (_, model) => {
    const part = ({ at, size }: Slot) => Float64Array.from({ length: size }, (_, i) => vector[model * length + at + i]);
    return Array.from({ length: slots.length / 2 }, (_, layer) => ({
      kernel: part(slots[2 * layer]),
      bias: part(slots[2 * layer + 1]),
    }));
  });
}

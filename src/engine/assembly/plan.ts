/** A dense layer in memory, written by the host (engine-records.ts). Matrices are row-major; the strides are the
 * widths rounded up to a multiple of 4 elements, and what lies between width and stride is 0 in parameters,
 * gradients and deltas. */
@unmanaged
export class Layer {
  inputs: i32;
  units: i32;
  inputStride: i32;
  stride: i32;
  activation: i32;
  /** inputStride x stride; the rows from inputs on are 0. */
  kernel: usize;
  /** stride. */
  bias: usize;
  kernelGradient: usize;
  biasGradient: usize;
  /** stride x inputStride: the kernel transposed, for the gradient of the inputs. */
  transposed: usize;
  /** A row for each of the batch, of stride elements: the outputs; of the last layer the logits. */
  outputs: usize;
  /** In the same shape: derivative of the mean loss by the layer's sums. */
  delta: usize;
}

/** Everything that training touches. A plan for the forward pass alone holds the first three fields. */
@unmanaged
export class Plan {
  layerCount: i32;
  /** Layer records, from the inputs up. */
  layers: usize;
  /** A row of zeros, as wide as the widest stride. */
  zeros: usize;
  /** All training rows, each of the first layer's inputStride. */
  rows: usize;
  /** u8, one a row. */
  labels: usize;
  /** i32: the rows of the epoch. */
  order: usize;
  batchSize: i32;
  /** The rows of the batch. */
  batch: usize;
  /** f64, one a row of the batch, as are the next two. */
  logits: usize;
  softplus: usize;
  probabilities: usize;
  /** f64: sum of the losses, and number of right decisions. */
  totals: usize;
  rule: i32;
  parameterCount: i32;
  /** Kernel and bias of layer after layer; gradients and states are laid out in the same way. */
  parameters: usize;
  gradients: usize;
  firstState: usize;
  secondState: usize;
  multiplierCount: i32;
  /** f64: multiplierCount numbers a step, for the whole epoch. */
  multipliers: usize;
}

// @ts-ignore: decorator
@inline
export function layerAt(plan: Plan, index: i32): Layer {
  return changetype<Layer>(plan.layers + <usize>index * offsetof<Layer>());
}

/** A dense layer in memory, written by the host (network-memory.ts). Matrices are row-major; stride is the units rounded up to a
 *  multiple of 4 elements, and the elements between units and stride are 0 in every matrix but activations. */
@unmanaged
export class Layer {
  inputs: i32;
  units: i32;
  stride: i32;
  activation: i32;
  /** inputs x stride. */
  kernel: usize;
  /** stride. */
  bias: usize;
  kernelGradient: usize;
  biasGradient: usize;
  /** units x inputStride: the kernel transposed, for the gradient of the inputs. */
  transposed: usize;
  /** Stride of the inputs, in elements. */
  inputStride: i32;
  /** batch x stride: outputs of the layer; logits of the last one. */
  outputs: usize;
  /** batch x stride: gradient of the loss by the layer's sums. */
  delta: usize;
}

/** Everything that a training step touches. */
@unmanaged
export class Plan {
  layerCount: i32;
  /** Layer after layer. */
  layers: usize;
  /** As many zeros as the widest stride. */
  zeros: usize;
  /** batch x stride of the inputs: the rows of the batch. */
  batch: usize;
  batchSize: i32;
  rule: i32;
  parameters: usize;
  gradients: usize;
  firstState: usize;
  secondState: usize;
  parameterCount: i32;
  rows: usize;
  labels: usize;
  order: usize;
  /** f64, multiplierCount a step. */
  multipliers: usize;
  multiplierCount: i32;
  /** f64: sum of the losses and number of right decisions. */
  totals: usize;
}

// @ts-ignore: decorator
@inline
export function layerAt(plan: Plan, index: i32): Layer {
  return changetype<Layer>(plan.layers + <usize>index * offsetof<Layer>());
}

import { activate, multiplyByDerivative } from "./activation";
import { columnSums } from "./column-sums";
import { softplusAndSigmoid } from "./loss";
import { update } from "./optimiser";
import { Layer, layerAt, Plan } from "./plan";
import { multiply } from "./product";
import { transpose } from "./transpose";

/** One pass over the rows of plan.order, batch after batch; the last batch may be short. Adds to plan.totals. */
export function trainEpoch<T extends number>(plan: Plan, count: i32): void {
  let multipliers = plan.multipliers;
  for (let from = 0; from < count; from += plan.batchSize) {
    let size = min(plan.batchSize, count - from);
    let order = plan.order + (<usize>from << 2);
    gather<T>(plan, order, size);
    forward<T>(plan, plan.batch, size);
    addLosses<T>(plan, plan.labels, order, size);
    outputDelta<T>(plan, order, size);
    backward<T>(plan, size);
    update<T>(
      plan.rule, plan.parameters, plan.gradients, plan.firstState, plan.secondState, plan.parameterCount, multipliers,
    );
    multipliers += <usize>plan.multiplierCount << 3;
  }
}

/** Rows that evaluate() takes at a time; the layers' outputs hold as many (trainer.ts). */
const EVALUATED_ROWS = 64;

/** Adds loss and right decisions over count rows, in their own order, to plan.totals. */
export function evaluate<T extends number>(plan: Plan, rows: usize, labels: usize, count: i32): void {
  let row = rowBytes<T>(1, layerAt(plan, 0).inputStride);
  for (let from = 0; from < count; from += EVALUATED_ROWS) {
    let size = min(EVALUATED_ROWS, count - from);
    forward<T>(plan, rows + <usize>from * row, size);
    addLosses<T>(plan, labels + <usize>from, 0, size);
  }
}

/** Adds the losses and right decisions of the forward pass to plan.totals. order: row numbers of the batch in
 * labels, or 0 when the batch is the first count labels. Leaves the probabilities in plan.probabilities. */
function addLosses<T extends number>(plan: Plan, labels: usize, order: usize, count: i32): void {
  let last = layerAt(plan, plan.layerCount - 1);
  for (let i = 0; i < count; i++) {
    store<f64>(plan.logits + (<usize>i << 3), <f64>load<T>(last.outputs + rowBytes<T>(i, last.stride)));
  }
  softplusAndSigmoid(plan.logits, plan.softplus, plan.probabilities, count);
  let loss: f64 = 0;
  let right = 0;
  for (let i = 0; i < count; i++) {
    let at = <usize>i << 3;
    let label = load<u8>(labels + <usize>(order == 0 ? i : load<i32>(order + (<usize>i << 2))));
    loss += load<f64>(plan.softplus + at) - (label ? load<f64>(plan.logits + at) : 0);
    if (load<f64>(plan.probabilities + at) > 0.5 == (label != 0)) right++;
  }
  store<f64>(plan.totals, load<f64>(plan.totals) + loss);
  store<f64>(plan.totals, load<f64>(plan.totals, 8) + <f64>right, 8);
}

/** Outputs of the layers for count rows, at most as many as a layer's outputs hold; the last layer is left at its
 * sums. */
export function forward<T extends number>(plan: Plan, rows: usize, count: i32): void {
  let inputs = rows;
  for (let index = 0; index < plan.layerCount; index++) {
    let layer = layerAt(plan, index);
    let row = rowBytes<T>(1, layer.stride);
    multiply<T>(
      inputs, rowBytes<T>(1, layer.inputStride), sizeof<T>(), layer.kernel, row, layer.bias, layer.outputs, row,
      count, row, layer.inputs,
    );
    if (index < plan.layerCount - 1) activate<T>(layer.activation, layer.outputs, count * layer.stride);
    inputs = layer.outputs;
  }
}

function gather<T extends number>(plan: Plan, order: usize, count: i32): void {
  let size = rowBytes<T>(1, layerAt(plan, 0).inputStride);
  let to = plan.batch;
  for (let i = 0; i < count; i++) {
    let from = plan.rows + <usize>load<i32>(order + (<usize>i << 2)) * size;
    for (let at: usize = 0; at < size; at += 16) v128.store(to + at, v128.load(from + at));
    to += size;
  }
}

/** Writes the derivative of the mean loss by each logit into the last layer's delta. */
function outputDelta<T extends number>(plan: Plan, order: usize, count: i32): void {
  let last = layerAt(plan, plan.layerCount - 1);
  let share = 1 / <f64>count;
  for (let i = 0; i < count; i++) {
    let label = <f64>load<u8>(plan.labels + <usize>load<i32>(order + (<usize>i << 2)));
    let slope = load<f64>(plan.probabilities + (<usize>i << 3)) - label;
    store<T>(last.delta + rowBytes<T>(i, last.stride), <T>(slope * share));
  }
}

/** Gradients of all parameters, from the last layer's delta. */
function backward<T extends number>(plan: Plan, count: i32): void {
  for (let index = plan.layerCount - 1; index >= 0; index--) {
    let layer = layerAt(plan, index);
    let inputs = index == 0 ? plan.batch : layerAt(plan, index - 1).outputs;
    let row = rowBytes<T>(1, layer.stride);
    multiply<T>(
      inputs, sizeof<T>(), rowBytes<T>(1, layer.inputStride), layer.delta, row, plan.zeros, layer.kernelGradient, row,
      layer.inputs, row, count,
    );
    columnSums<T>(layer.delta, row, layer.biasGradient, count, row);
    if (index > 0) inputGradient<T>(plan, layer, layerAt(plan, index - 1), count);
  }
}

/** Delta of the layer below. */
function inputGradient<T extends number>(plan: Plan, layer: Layer, below: Layer, count: i32): void {
  let row = rowBytes<T>(1, layer.stride);
  let belowRow = rowBytes<T>(1, layer.inputStride);
  transpose<T>(layer.kernel, row, layer.transposed, belowRow, layer.inputStride, layer.stride);
  multiply<T>(
    layer.delta, row, sizeof<T>(), layer.transposed, belowRow, plan.zeros, below.delta, belowRow,
    count, belowRow, layer.units,
  );
  multiplyByDerivative<T>(below.activation, below.delta, below.outputs, count * below.stride);
}

// @ts-ignore: decorator
@inline
function rowBytes<T extends number>(rows: i32, stride: i32): usize {
  return <usize>(rows * stride) * sizeof<T>();
}

import { activate } from "./activation";
import { update } from "./optimiser";
import { layerAt, Plan } from "./plan";
import { evaluate, forward, trainEpoch } from "./step";

export function heapBase(): usize {
  return __heap_base;
}

export function trainEpoch32(plan: Plan, count: i32): void {
  trainEpoch<f32>(plan, count);
}

export function trainEpoch64(plan: Plan, count: i32): void {
  trainEpoch<f64>(plan, count);
}

export function evaluate32(plan: Plan, rows: usize, labels: usize, count: i32): void {
  evaluate<f32>(plan, rows, labels, count);
}

export function evaluate64(plan: Plan, rows: usize, labels: usize, count: i32): void {
  evaluate<f64>(plan, rows, labels, count);
}

export function forward32(plan: Plan, rows: usize, count: i32): void {
  forward<f32>(plan, rows, count);
}

export function forward64(plan: Plan, rows: usize, count: i32): void {
  forward<f64>(plan, rows, count);
}

export function activate64(kind: i32, values: usize, count: i32): void {
  activate<f64>(kind, values, count);
}

export function activate32(kind: i32, values: usize, count: i32): void {
  activate<f32>(kind, values, count);
}

export function update32(
  rule: i32,
  parameters: usize,
  gradients: usize,
  first: usize,
  second: usize,
  count: i32,
  multipliers: usize,
): void {
  update<f32>(rule, parameters, gradients, first, second, count, multipliers);
}

export function update64(
  rule: i32,
  parameters: usize,
  gradients: usize,
  first: usize,
  second: usize,
  count: i32,
  multipliers: usize,
): void {
  update<f64>(rule, parameters, gradients, first, second, count, multipliers);
}

export { meanContributions, rescale, slopes } from "./deep-shap";
export { softplusAndSigmoid } from "./loss";

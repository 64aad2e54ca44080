import { exp, expm1 } from "./exponential";

export const LINEAR = 0;
export const RELU = 1;
export const ELU = 2;
export const SELU = 3;
export const TANH = 4;
export const SIGMOID = 5;

/** Constants of selu (Klambauer 2017). */
const SELU_SCALE: f64 = 1.0507009873554805;
const SELU_SLOPE: f64 = 1.0507009873554805 * 1.6732632423543772;

/** Applies the activation in place to count numbers, 16-byte aligned; the bytes up to the next multiple of 32 may
 * change too. */
export function activate<T extends number>(kind: i32, values: usize, count: i32): void {
  let end = values + <usize>count * sizeof<T>();
  if (kind == ELU) for (let i = values; i < end; i += 32) eluOfTwo<T>(i);
  else if (kind == RELU) for (let i = values; i < end; i += 16) v128.store(i, relu<T>(v128.load(i)));
  else if (kind == SELU) for (let i = values; i < end; i += 16) v128.store(i, selu<T>(v128.load(i)));
  else if (kind == TANH) for (let i = values; i < end; i += 16) v128.store(i, tanh<T>(v128.load(i)));
  else if (kind == SIGMOID) for (let i = values; i < end; i += 16) v128.store(i, sigmoid<T>(v128.load(i)));
}

/** Multiplies count gradients in place by the derivative of the activation, which follows from its outputs. */
export function multiplyByDerivative<T extends number>(kind: i32, gradients: usize, outputs: usize, count: i32): void {
  let size = <usize>count * sizeof<T>();
  for (let i: usize = 0; i < size; i += 16) {
    let slope = derivative<T>(kind, v128.load(outputs + i));
    v128.store(gradients + i, v128.mul<T>(v128.load(gradients + i), slope));
  }
}

/** Derivative of the activation where its value is y; at 0, where relu and selu have none, that of the left. */
// @ts-ignore: decorator
@inline
export function derivative<T extends number>(kind: i32, y: v128): v128 {
  let one = v128.splat<T>(<T>1);
  if (kind == ELU) return v128.pmin<T>(v128.add<T>(y, one), one);
  if (kind == RELU) return v128.and(one, v128.gt<T>(y, v128.splat<T>(<T>0)));
  if (kind == SELU) return seluSlope<T>(y);
  if (kind == TANH) return v128.sub<T>(one, v128.mul<T>(y, y));
  if (kind == SIGMOID) return v128.mul<T>(y, v128.sub<T>(one, y));
  return one;
}

/** Two vectors at a time: the processor works on one while the other waits for its operands. */
// @ts-ignore: decorator
@inline
function eluOfTwo<T extends number>(at: usize): void {
  let first = elu<T>(v128.load(at)), second = elu<T>(v128.load(at, 16));
  v128.store(at, first);
  v128.store(at, second, 16);
}

/** max(x, 0) + (e^min(x, 0) - 1), one of which is 0. */
// @ts-ignore: decorator
@inline
function elu<T extends number>(x: v128): v128 {
  let zero = v128.splat<T>(<T>0);
  return v128.add<T>(v128.pmax<T>(x, zero), expm1<T>(v128.pmin<T>(x, zero)));
}

// @ts-ignore: decorator
@inline
function relu<T extends number>(x: v128): v128 {
  return v128.andnot(x, v128.lt<T>(x, v128.splat<T>(<T>0)));
}

// @ts-ignore: decorator
@inline
function selu<T extends number>(x: v128): v128 {
  let negative = v128.mul<T>(expm1<T>(x), v128.splat<T>(<T>SELU_SLOPE));
  return v128.bitselect(v128.mul<T>(x, v128.splat<T>(<T>SELU_SCALE)), negative, v128.gt<T>(x, v128.splat<T>(<T>0)));
}

// @ts-ignore: decorator
@inline
function seluSlope<T extends number>(y: v128): v128 {
  let negative = v128.add<T>(y, v128.splat<T>(<T>SELU_SLOPE));
  return v128.bitselect(v128.splat<T>(<T>SELU_SCALE), negative, v128.gt<T>(y, v128.splat<T>(<T>0)));
}

/** With u = e^(-2|x|) - 1, tanh |x| = -u / (2 + u): no digit cancels near 0. */
// @ts-ignore: decorator
@inline
function tanh<T extends number>(x: v128): v128 {
  let size = v128.abs<T>(x);
  let u = expm1<T>(v128.mul<T>(size, v128.splat<T>(<T>-2)));
  let positive = v128.div<T>(u, v128.add<T>(u, v128.splat<T>(<T>2)));
  return v128.xor(v128.and(x, v128.splat<T>(<T>-0.0)), v128.abs<T>(positive));
}

/** With u = e^(-|x|): 1 / (1 + u) for x >= 0, else u / (1 + u). */
// @ts-ignore: decorator
@inline
export function sigmoid<T extends number>(x: v128): v128 {
  let one = v128.splat<T>(<T>1);
  let u = exp<T>(v128.neg<T>(v128.abs<T>(x)));
  return v128.div<T>(v128.bitselect(u, one, v128.lt<T>(x, v128.splat<T>(<T>0))), v128.add<T>(one, u));
}

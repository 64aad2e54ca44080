import { derivative } from "./activation";

/** Derivatives of the activation, f64, from its outputs; count numbers, both vectors 16-byte aligned. An odd count is
 * rounded up. */
export function slopes(kind: i32, outputs: usize, slopes: usize, count: i32): void {
  for (let i: usize = 0, size = <usize>count << 3; i < size; i += 16) {
    v128.store(slopes + i, derivative<f64>(kind, v128.load(outputs + i)));
  }
}

/** The rescale rule of DeepLIFT, f64: turns multipliers of a layer's outputs into those of its sums, in place, by the
 * ratio of their differences between one row and each of count others, or by the row's slope where the sums differ by
 * less than smallest. multipliers, otherSums, otherOutputs: count rows of stride numbers; sums, outputs, slopes: one
 * row. The stride is even, and all is 16-byte aligned. */
export function rescale(
  multipliers: usize, sums: usize, outputs: usize, slopes: usize, otherSums: usize, otherOutputs: usize,
  count: i32, stride: i32, smallest: f64,
): void {
  let bound = f64x2.splat(smallest);
  let row = <usize>stride << 3;
  for (let from: usize = 0, end = <usize>count * row; from < end; from += row) {
    for (let i: usize = 0; i < row; i += 16) {
      let at = from + i;
      let difference = f64x2.sub(v128.load(sums + i), v128.load(otherSums + at));
      let ratio = f64x2.div(f64x2.sub(v128.load(outputs + i), v128.load(otherOutputs + at)), difference);
      let isSmall = f64x2.lt(f64x2.abs(difference), bound);
      let factor = v128.bitselect(v128.load(slopes + i), ratio, isSmall);
      v128.store(multipliers + at, f64x2.mul(v128.load(multipliers + at), factor));
    }
  }
}

/** For each of stride columns, the mean over count others of multiplier times (row - other), f64, summed in the order
 * of the others. multipliers, others: count rows of stride numbers; row, means: one row. */
export function meanContributions(
  multipliers: usize, row: usize, others: usize, means: usize, count: i32, stride: i32,
): void {
  let size = <usize>stride << 3;
  for (let i: usize = 0; i < size; i += 16) {
    let own = v128.load(row + i);
    let sum = f64x2.splat(0);
    for (let at = i, end = <usize>count * size; at < end; at += size) {
      sum = f64x2.add(sum, f64x2.mul(v128.load(multipliers + at), f64x2.sub(own, v128.load(others + at))));
    }
    v128.store(means + i, f64x2.div(sum, f64x2.splat(<f64>count)));
  }
}

import { exp, log1p } from "./exponential";

/** For count logits z, f64 and 16-byte aligned: softplus(z) = max(z, 0) + ln(1 + e^(-|z|)) and the probability 1 /
 * (1 + e^(-z)). Binary cross-entropy is softplus(z) - label z, its derivative probability - label. An odd count is
 * rounded up. */
export function softplusAndSigmoid(logits: usize, softplus: usize, probabilities: usize, count: i32): void {
  let one = f64x2.splat(1);
  let zero = f64x2.splat(0);
  for (let i: usize = 0, size = <usize>count << 3; i < size; i += 16) {
    let z = v128.load(logits + i);
    let u = exp<f64>(f64x2.neg(f64x2.abs(z)));
    v128.store(softplus + i, f64x2.add(f64x2.pmax(z, zero), log1p(u)));
    let numerator = v128.bitselect(u, one, f64x2.lt(z, zero));
    v128.store(probabilities + i, f64x2.div(numerator, f64x2.add(one, u)));
  }
}

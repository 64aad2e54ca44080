import { sigmoid } from "./activation";
import { exp, log1p } from "./exponential";

/** Binary cross-entropy of one logit, in float64: softplus(z) - label z, with softplus(z) = max(z, 0) + ln(1 + e^(-|z|)). */
export function binaryCrossEntropy(logit: f64, label: f64): f64 {
  let tail = log1p(exp<f64>(f64x2.splat(-abs(logit))));
  return max(logit, 0) + f64x2.extract_lane(tail, 0) - label * logit;
}

/** Derivative of the binary cross-entropy by the logit: probability - label. */
export function crossEntropySlope(logit: f64, label: f64): f64 {
  return f64x2.extract_lane(sigmoid<f64>(f64x2.splat(logit)), 0) - label;
}

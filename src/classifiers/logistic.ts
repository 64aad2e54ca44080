import exp from "@stdlib/math-base-special-exp";
import log1p from "@stdlib/math-base-special-log1p";

/** The logistic function 1 / (1 + e^-x), without overflow for any finite x. */
export function logistic(x: number): number {
  if (x >= 0) return 1 / (1 + exp(-x));
  const e = exp(x);
  return e / (1 + e);
}

/** ln(1 + e^x), without overflow: the log-loss of a normal row whose log-odds of attack are x. */
export function softplus(x: number): number {
  return Math.max(x, 0) + log1p(exp(-Math.abs(x)));
}

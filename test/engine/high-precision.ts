/** Exponential and logarithm to 50 digits, on whole numbers of 2^-bits: what the engine's own are measured against. */
const bits = 200n;
const one = 1n << bits;

/** A float64 as a multiple of 2^-bits, exactly while it is above 2^-140. */
function fixed(x: number): bigint {
  const scaled = x * 2 ** 60;
  const whole = Math.trunc(scaled);
  return (BigInt(whole) << (bits - 60n)) + BigInt(Math.round((scaled - whole) * 2 ** 100)) * 2n ** (bits - 160n);
}

/** e^x by Taylor's series of x / 256, squared eight times. */
function exponential(x: bigint): bigint {
  const small = x >> 8n;
  let sum = one;
  let term = one;
  for (let k = 1n; k < 40n; k++) {
    term = ((term * small) >> bits) / k;
    sum += term;
  }
  for (let k = 0; k < 8; k++) sum = (sum * sum) >> bits;
  return sum;
}

/** ln w, from its float64 value y: y + 2 (w - e^y) / (w + e^y), which triples the digits. */
function logarithm(w: bigint): bigint {
  const start = fixed(Math.log(Number(w) / Number(one)));
  const power = exponential(start);
  return start + (2n * (w - power) * one) / (w + power);
}

/** e^x - 1. */
export const expm1 = (x: number): bigint => exponential(fixed(x)) - one;

/** 1 / (1 + e^(-x)). */
export const sigmoid = (x: number): bigint => (one * one) / (one + exponential(fixed(-x)));

/** ln(1 + e^x). */
export const softplus = (x: number): bigint => logarithm(one + exponential(fixed(x)));

/** tanh x = (e^(2x) - 1) / (e^(2x) + 1). */
export const tanh = (x: number): bigint => {
  const square = exponential(fixed(2 * x));
  return ((square - one) * one) / (square + one);
};

/** Distance of a float64 from the exact value, in units of the last place that a float of the given significand has
 * there. */
export function ulps(found: number, exact: bigint, significand: 24 | 53): number {
  const size = exact < 0n ? -exact : exact;
  const ulp = 1n << BigInt(size.toString(2).length - significand);
  return Math.abs(Number(((fixed(found) - exact) * 1000n) / ulp)) / 1000;
}

/** Lanes of e^x - 1 for x <= 0, T being f32 or f64; a lane above 0 holds no meaning, NaN stays NaN. x = n ln 2 + r
 * with |r| <= ln 2 / 2, then 2^n (e^r - 1) + (2^n - 1): near 0, n is 0 and no digit cancels. Errs by less than 1.01
 * ulp in f32 (every number was tried) and 1.3 ulp in f64 (test/engine/exponential.test.ts: 50 digits). */
// @ts-ignore: decorator
@inline
export function expm1<T extends number>(x: v128): v128 {
  let bounded = v128.pmax<T>(x, v128.splat<T>(lowest<T>()));
  let shifted = v128.add<T>(v128.mul<T>(bounded, v128.splat<T>(<T>1.4426950408889634)), v128.splat<T>(shifter<T>()));
  let power = powerOfTwo<T>(shifted);
  let reduced = expm1NearZero<T>(remainder<T>(bounded, v128.sub<T>(shifted, v128.splat<T>(shifter<T>()))));
  return v128.add<T>(v128.mul<T>(reduced, power), v128.sub<T>(power, v128.splat<T>(<T>1)));
}

/** Lanes of e^x for x <= 0, by the same steps; below -87 (f32) or -708 (f64) the value stays at that of the bound. */
// @ts-ignore: decorator
@inline
export function exp<T extends number>(x: v128): v128 {
  let bounded = v128.pmax<T>(x, v128.splat<T>(lowest<T>()));
  let shifted = v128.add<T>(v128.mul<T>(bounded, v128.splat<T>(<T>1.4426950408889634)), v128.splat<T>(shifter<T>()));
  let power = powerOfTwo<T>(shifted);
  let reduced = expm1NearZero<T>(remainder<T>(bounded, v128.sub<T>(shifted, v128.splat<T>(shifter<T>()))));
  return v128.add<T>(v128.mul<T>(reduced, power), power);
}

/** Lanes of ln(1 + u), f64, for 0 <= u <= 1: 2 artanh(s) with s = u / (2 + u), by its odd series up to s^35.
 * ln(1 + e^x) errs by less than 2.6 ulp. */
// @ts-ignore: decorator
@inline
export function log1p(u: v128): v128 {
  let s = f64x2.div(u, f64x2.add(u, f64x2.splat(2)));
  let z = f64x2.mul(s, s);
  let z2 = f64x2.mul(z, z);
  let z4 = f64x2.mul(z2, z2);
  let last = f64x2.splat(2.0 / 35.0);
  let high = f64x2.add(cubic(z, z2, 2.0 / 27.0, 2.0 / 29.0, 2.0 / 31.0, 2.0 / 33.0), f64x2.mul(z4, last));
  let middle = f64x2.add(cubic(z, z2, 2.0 / 19.0, 2.0 / 21.0, 2.0 / 23.0, 2.0 / 25.0), f64x2.mul(z4, high));
  let low = f64x2.add(cubic(z, z2, 2.0 / 11.0, 2.0 / 13.0, 2.0 / 15.0, 2.0 / 17.0), f64x2.mul(z4, middle));
  let sum = f64x2.add(cubic(z, z2, 2.0 / 3.0, 2.0 / 5.0, 2.0 / 7.0, 2.0 / 9.0), f64x2.mul(z4, low));
  return f64x2.add(f64x2.add(s, s), f64x2.mul(f64x2.mul(s, z), sum));
}

/** Below it, 2^n would be subnormal. */
// @ts-ignore: decorator
@inline
function lowest<T extends number>(): T {
  return sizeof<T>() == 4 ? <T>-87 : <T>-708;
}

/** Added to a number of moderate size, it leaves the nearest whole number in the low bits of the sum. */
// @ts-ignore: decorator
@inline
function shifter<T extends number>(): T {
  return sizeof<T>() == 4 ? <T>12582912 : <T>6755399441055744;
}

/** Lanes of 2^n from n + shifter. */
// @ts-ignore: decorator
@inline
function powerOfTwo<T extends number>(shifted: v128): v128 {
  if (sizeof<T>() == 4) return i32x4.add(i32x4.shl(shifted, 23), i32x4.splat(0x3f800000));
  return i64x2.add(i64x2.shl(shifted, 52), i64x2.splat(0x3ff0000000000000));
}

/** Lanes of x - n ln 2, ln 2 in two parts: the first one's product with n is exact. */
// @ts-ignore: decorator
@inline
function remainder<T extends number>(x: v128, n: v128): v128 {
  let high = v128.splat<T>(sizeof<T>() == 4 ? <T>0.693359375 : <T>6.93147180369123816490e-1);
  let low = v128.splat<T>(sizeof<T>() == 4 ? <T>-2.12194440054690583e-4 : <T>1.90821492927058770002e-10);
  return v128.sub<T>(v128.sub<T>(x, v128.mul<T>(n, high)), v128.mul<T>(n, low));
}

/** 1 / 2!, 1 / 3! and so on. They lie in memory because a load spreads a number over a vector in one instruction,
 * where a constant takes three. */
const FACTORS32 = memory.data<f32>([1.0 / 2.0, 1.0 / 6.0, 1.0 / 24.0, 1.0 / 120.0, 1.0 / 720.0, 1.0 / 5040.0]);
const FACTORS64 = memory.data<f64>([
  1.0 / 2.0, 1.0 / 6.0, 1.0 / 24.0, 1.0 / 120.0, 1.0 / 720.0, 1.0 / 5040.0, 1.0 / 40320.0, 1.0 / 362880.0,
  1.0 / 3628800.0, 1.0 / 39916800.0, 1.0 / 479001600.0, 1.0 / 6227020800.0,
]);

/** Lanes of e^r - 1 for |r| <= ln 2 / 2, by the Taylor series up to the 7th (f32) or 13th (f64) power. */
// @ts-ignore: decorator
@inline
function expm1NearZero<T extends number>(r: v128): v128 {
  let r2 = v128.mul<T>(r, r);
  let r4 = v128.mul<T>(r2, r2);
  let sum = v128.splat<T>(<T>0);
  if (sizeof<T>() == 4) {
    sum = v128.add<T>(fourTerms<T>(r, r2, 0), v128.mul<T>(r4, twoTerms<T>(r, 4)));
  } else {
    sum = v128.add<T>(fourTerms<T>(r, r2, 4), v128.mul<T>(r4, fourTerms<T>(r, r2, 8)));
    sum = v128.add<T>(fourTerms<T>(r, r2, 0), v128.mul<T>(r4, sum));
  }
  return v128.add<T>(r, v128.mul<T>(r2, sum));
}

/** f + g r with the factors f, g from the given place on. */
// @ts-ignore: decorator
@inline
function twoTerms<T extends number>(r: v128, place: usize): v128 {
  let at = (sizeof<T>() == 4 ? FACTORS32 : FACTORS64) + place * sizeof<T>();
  return v128.add<T>(v128.load_splat<T>(at), v128.mul<T>(r, v128.load_splat<T>(at, sizeof<T>())));
}

// @ts-ignore: decorator
@inline
function fourTerms<T extends number>(r: v128, r2: v128, place: usize): v128 {
  return v128.add<T>(twoTerms<T>(r, place), v128.mul<T>(r2, twoTerms<T>(r, place + 2)));
}

/** a + b x + c x^2 + d x^3, f64. */
// @ts-ignore: decorator
@inline
function cubic(x: v128, x2: v128, a: f64, b: f64, c: f64, d: f64): v128 {
  let low = f64x2.add(f64x2.splat(a), f64x2.mul(x, f64x2.splat(b)));
  let high = f64x2.add(f64x2.splat(c), f64x2.mul(x, f64x2.splat(d)));
  return f64x2.add(low, f64x2.mul(x2, high));
}

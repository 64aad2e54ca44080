/** Lanes of e^x - 1 for x <= 0, T being f32 or f64; a lane above 0 holds no meaning, NaN stays NaN.
 *  x = n ln 2 + r with |r| <= ln 2 / 2, then 2^n (e^r - 1) + (2^n - 1): near 0, n is 0 and no digit cancels.
 *  Largest error: 1.35 ulp (f32, every number), 1.3 ulp (f64, a sweep); test/engine/exponential.test.ts measures it. */
// @ts-ignore: decorator
@inline
export function expm1<T>(x: v128): v128 {
  let bounded = v128.pmax<T>(x, v128.splat<T>(lowest<T>()));
  let shifted = v128.add<T>(v128.mul<T>(bounded, v128.splat<T>(<T>1.4426950408889634)), v128.splat<T>(shifter<T>()));
  let power = powerOfTwo<T>(shifted);
  let reduced = expm1NearZero<T>(remainder<T>(bounded, v128.sub<T>(shifted, v128.splat<T>(shifter<T>()))));
  return v128.add<T>(v128.mul<T>(reduced, power), v128.sub<T>(power, v128.splat<T>(<T>1)));
}

/** Lanes of e^x for x <= 0; below -87 (f32) or -708 (f64) the value stays at that of the bound. */
// @ts-ignore: decorator
@inline
export function exp<T>(x: v128): v128 {
  let bounded = v128.pmax<T>(x, v128.splat<T>(lowest<T>()));
  let shifted = v128.add<T>(v128.mul<T>(bounded, v128.splat<T>(<T>1.4426950408889634)), v128.splat<T>(shifter<T>()));
  let power = powerOfTwo<T>(shifted);
  let reduced = expm1NearZero<T>(remainder<T>(bounded, v128.sub<T>(shifted, v128.splat<T>(shifter<T>()))));
  return v128.add<T>(v128.mul<T>(reduced, power), power);
}

/** Lanes of ln(1 + u), f64, for 0 <= u <= 1: 2 artanh(s) with s = u / (2 + u), by its odd series up to s^35. */
// @ts-ignore: decorator
@inline
export function log1p(u: v128): v128 {
  let s = f64x2.div(u, f64x2.add(u, f64x2.splat(2)));
  let z = f64x2.mul(s, s);
  let z2 = f64x2.mul(z, z);
  let z4 = f64x2.mul(z2, z2);
  let high = f64x2.add(four(z, z2, 2.0 / 27.0, 2.0 / 29.0, 2.0 / 31.0, 2.0 / 33.0), f64x2.mul(z4, f64x2.splat(2.0 / 35.0)));
  let middle = f64x2.add(four(z, z2, 2.0 / 19.0, 2.0 / 21.0, 2.0 / 23.0, 2.0 / 25.0), f64x2.mul(z4, high));
  let low = f64x2.add(four(z, z2, 2.0 / 11.0, 2.0 / 13.0, 2.0 / 15.0, 2.0 / 17.0), f64x2.mul(z4, middle));
  let sum = f64x2.add(four(z, z2, 2.0 / 3.0, 2.0 / 5.0, 2.0 / 7.0, 2.0 / 9.0), f64x2.mul(z4, low));
  return f64x2.add(f64x2.add(s, s), f64x2.mul(f64x2.mul(s, z), sum));
}

/** Below it, 2^n would be subnormal. */
// @ts-ignore: decorator
@inline
function lowest<T>(): T {
  return sizeof<T>() == 4 ? <T>-87 : <T>-708;
}

/** Added to a number of moderate size, it leaves the nearest whole number in the low bits of the sum. */
// @ts-ignore: decorator
@inline
function shifter<T>(): T {
  return sizeof<T>() == 4 ? <T>12582912 : <T>6755399441055744;
}

/** Lanes of 2^n from n + shifter. */
// @ts-ignore: decorator
@inline
function powerOfTwo<T>(shifted: v128): v128 {
  if (sizeof<T>() == 4) return i32x4.add(i32x4.shl(shifted, 23), i32x4.splat(0x3f800000));
  return i64x2.add(i64x2.shl(shifted, 52), i64x2.splat(0x3ff0000000000000));
}

/** Lanes of x - n ln 2, ln 2 in two parts: the first one's product with n is exact. */
// @ts-ignore: decorator
@inline
function remainder<T>(x: v128, n: v128): v128 {
  let high = v128.splat<T>(sizeof<T>() == 4 ? <T>0.693359375 : <T>6.93147180369123816490e-1);
  let low = v128.splat<T>(sizeof<T>() == 4 ? <T>-2.12194440054690583e-4 : <T>1.90821492927058770002e-10);
  return v128.sub<T>(v128.sub<T>(x, v128.mul<T>(n, high)), v128.mul<T>(n, low));
}

/** Lanes of e^r - 1 for |r| <= ln 2 / 2, by the Taylor series up to the 7th (f32) or 13th (f64) power. */
// @ts-ignore: decorator
@inline
function expm1NearZero<T>(r: v128): v128 {
  let r2 = v128.mul<T>(r, r);
  let r4 = v128.mul<T>(r2, r2);
  if (sizeof<T>() == 4) {
    let low = v128.add<T>(two<T>(r, 1.0 / 2.0, 1.0 / 6.0), v128.mul<T>(r2, two<T>(r, 1.0 / 24.0, 1.0 / 120.0)));
    return v128.add<T>(r, v128.mul<T>(r2, v128.add<T>(low, v128.mul<T>(r4, two<T>(r, 1.0 / 720.0, 1.0 / 5040.0)))));
  }
  let high = four(r, r2, 1.0 / 3628800.0, 1.0 / 39916800.0, 1.0 / 479001600.0, 1.0 / 6227020800.0);
  let middle = v128.add<T>(four(r, r2, 1.0 / 720.0, 1.0 / 5040.0, 1.0 / 40320.0, 1.0 / 362880.0), v128.mul<T>(r4, high));
  let low = v128.add<T>(four(r, r2, 1.0 / 2.0, 1.0 / 6.0, 1.0 / 24.0, 1.0 / 120.0), v128.mul<T>(r4, middle));
  return v128.add<T>(r, v128.mul<T>(r2, low));
}

/** a + b x. */
// @ts-ignore: decorator
@inline
function two<T>(x: v128, a: f64, b: f64): v128 {
  return v128.add<T>(v128.splat<T>(<T>a), v128.mul<T>(x, v128.splat<T>(<T>b)));
}

/** a + b x + c x^2 + d x^3, f64. */
// @ts-ignore: decorator
@inline
function four(x: v128, x2: v128, a: f64, b: f64, c: f64, d: f64): v128 {
  return f64x2.add(two<f64>(x, a, b), f64x2.mul(x2, two<f64>(x, c, d)));
}

/** Lanes of e^x - 1 for x <= 0, T being f32 or f64; NaN stays NaN, and a lane above 0 holds no meaning.
 *  x = n ln 2 + r with |r| <= ln 2 / 2, then 2^n (e^r - 1) + (2^n - 1): near 0, n is 0 and no digit cancels. */
// @ts-ignore: decorator
@inline
export function expm1<T>(x: v128): v128 {
  let clamped = v128.pmax<T>(x, v128.splat<T>(lowest<T>()));
  let shifted = v128.add<T>(v128.mul<T>(clamped, v128.splat<T>(<T>1.4426950408889634)), v128.splat<T>(shifter<T>()));
  let power = powerOfTwo<T>(shifted);
  let reduced = reducedExpm1<T>(clamped, v128.sub<T>(shifted, v128.splat<T>(shifter<T>())));
  return v128.add<T>(v128.mul<T>(reduced, power), v128.sub<T>(power, v128.splat<T>(<T>1)));
}

/** Lanes of e^x for x <= 0; below -87 (f32) or -708 (f64) the value stays at that of the bound. */
// @ts-ignore: decorator
@inline
export function exp<T>(x: v128): v128 {
  let clamped = v128.pmax<T>(x, v128.splat<T>(lowest<T>()));
  let shifted = v128.add<T>(v128.mul<T>(clamped, v128.splat<T>(<T>1.4426950408889634)), v128.splat<T>(shifter<T>()));
  let power = powerOfTwo<T>(shifted);
  let reduced = reducedExpm1<T>(clamped, v128.sub<T>(shifted, v128.splat<T>(shifter<T>())));
  return v128.add<T>(v128.mul<T>(reduced, power), power);
}

/** Lanes of ln(1 + u), f64, for 0 <= u <= 1: 2 artanh(u / (2 + u)) by its odd series to the 35th power. */
// @ts-ignore: decorator
@inline
export function log1p(u: v128): v128 {
  let s = f64x2.div(u, f64x2.add(u, f64x2.splat(2)));
  let z = f64x2.mul(s, s);
  let sum = f64x2.splat(2.0 / 35.0);
  sum = f64x2.add(f64x2.mul(sum, z), f64x2.splat(2.0 / 33.0));
  sum = f64x2.add(f64x2.mul(sum, z), f64x2.splat(2.0 / 31.0));
  sum = f64x2.add(f64x2.mul(sum, z), f64x2.splat(2.0 / 29.0));
  sum = f64x2.add(f64x2.mul(sum, z), f64x2.splat(2.0 / 27.0));
  sum = f64x2.add(f64x2.mul(sum, z), f64x2.splat(2.0 / 25.0));
  sum = f64x2.add(f64x2.mul(sum, z), f64x2.splat(2.0 / 23.0));
  sum = f64x2.add(f64x2.mul(sum, z), f64x2.splat(2.0 / 21.0));
  sum = f64x2.add(f64x2.mul(sum, z), f64x2.splat(2.0 / 19.0));
  sum = f64x2.add(f64x2.mul(sum, z), f64x2.splat(2.0 / 17.0));
  sum = f64x2.add(f64x2.mul(sum, z), f64x2.splat(2.0 / 15.0));
  sum = f64x2.add(f64x2.mul(sum, z), f64x2.splat(2.0 / 13.0));
  sum = f64x2.add(f64x2.mul(sum, z), f64x2.splat(2.0 / 11.0));
  sum = f64x2.add(f64x2.mul(sum, z), f64x2.splat(2.0 / 9.0));
  sum = f64x2.add(f64x2.mul(sum, z), f64x2.splat(2.0 / 7.0));
  sum = f64x2.add(f64x2.mul(sum, z), f64x2.splat(2.0 / 5.0));
  sum = f64x2.add(f64x2.mul(sum, z), f64x2.splat(2.0 / 3.0));
  sum = f64x2.mul(f64x2.mul(sum, z), s);
  return f64x2.add(f64x2.add(s, s), sum);
}

/** Below it 2^n would be subnormal. */
// @ts-ignore: decorator
@inline
function lowest<T>(): T {
  return sizeof<T>() == 4 ? <T>-87 : <T>-708;
}

/** Added to a number of moderate size, leaves its nearest whole number in the low bits of the sum. */
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

/** e^r - 1 for r = x - n ln 2, ln 2 in two parts of which the first times n is exact; Taylor to the 7th (f32) or 13th (f64) power. */
// @ts-ignore: decorator
@inline
function reducedExpm1<T>(x: v128, n: v128): v128 {
  if (sizeof<T>() == 4) {
    let r = f32x4.sub(f32x4.sub(x, f32x4.mul(n, f32x4.splat(0.693359375))), f32x4.mul(n, f32x4.splat(-2.12194440e-4)));
    let sum = f32x4.splat(1.0 / 5040.0);
    sum = f32x4.add(f32x4.mul(sum, r), f32x4.splat(1.0 / 720.0));
    sum = f32x4.add(f32x4.mul(sum, r), f32x4.splat(1.0 / 120.0));
    sum = f32x4.add(f32x4.mul(sum, r), f32x4.splat(1.0 / 24.0));
    sum = f32x4.add(f32x4.mul(sum, r), f32x4.splat(1.0 / 6.0));
    sum = f32x4.add(f32x4.mul(sum, r), f32x4.splat(1.0 / 2.0));
    return f32x4.add(r, f32x4.mul(f32x4.mul(r, r), sum));
  }
  let r = f64x2.sub(
    f64x2.sub(x, f64x2.mul(n, f64x2.splat(6.93147180369123816490e-1))),
    f64x2.mul(n, f64x2.splat(1.90821492927058770002e-10)),
  );
  let sum = f64x2.splat(1.0 / 6227020800.0);
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(1.0 / 479001600.0));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(1.0 / 39916800.0));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(1.0 / 3628800.0));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(1.0 / 362880.0));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(1.0 / 40320.0));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(1.0 / 5040.0));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(1.0 / 720.0));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(1.0 / 120.0));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(1.0 / 24.0));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(1.0 / 6.0));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(1.0 / 2.0));
  return f64x2.add(r, f64x2.mul(f64x2.mul(r, r), sum));
}

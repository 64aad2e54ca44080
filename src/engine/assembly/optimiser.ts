export const MOMENTS = 0;
export const MOMENTUM = 1;
export const SQUARES = 2;

/** One update of count parameters, 16-byte aligned; the bytes up to the next multiple of 16 are updated too. first,
 * second: the optimiser's state vectors. multipliers: the rule's numbers for this step, f64, from the host's
 * update-rule.ts. */
export function update<T extends number>(
  rule: i32, parameters: usize, gradients: usize, first: usize, second: usize, count: i32, multipliers: usize,
): void {
  let size = <usize>count * sizeof<T>();
  if (rule == MOMENTS) updateByMoments<T>(parameters, gradients, first, second, size, multipliers);
  else if (rule == MOMENTUM) updateByMomentum<T>(parameters, gradients, first, size, multipliers);
  else updateBySquares<T>(parameters, gradients, second, size, multipliers);
}

/** Nadam and Adam: m += f (g - m), v += s (g g - v), w -= (p m + q g) / (sqrt(v) + e); multipliers: f, s, p, q, e. */
function updateByMoments<T extends number>(
  w: usize, g: usize, m: usize, v: usize, size: usize, multipliers: usize,
): void {
  let f = multiplier<T>(multipliers, 0);
  let s = multiplier<T>(multipliers, 8);
  let p = multiplier<T>(multipliers, 16);
  let q = multiplier<T>(multipliers, 24);
  let e = multiplier<T>(multipliers, 32);
  for (let i: usize = 0; i < size; i += 16) {
    let gradient = v128.load(g + i);
    let mean = v128.load(m + i);
    let square = v128.load(v + i);
    mean = v128.add<T>(mean, v128.mul<T>(f, v128.sub<T>(gradient, mean)));
    square = v128.add<T>(square, v128.mul<T>(s, v128.sub<T>(v128.mul<T>(gradient, gradient), square)));
    v128.store(m + i, mean);
    v128.store(v + i, square);
    let numerator = v128.add<T>(v128.mul<T>(p, mean), v128.mul<T>(q, gradient));
    let step = v128.div<T>(numerator, v128.add<T>(v128.sqrt<T>(square), e));
    v128.store(w + i, v128.sub<T>(v128.load(w + i), step));
  }
}

/** SGD: m = f m - p g, w += m; multipliers: f, p. */
function updateByMomentum<T extends number>(w: usize, g: usize, m: usize, size: usize, multipliers: usize): void {
  let f = multiplier<T>(multipliers, 0);
  let p = multiplier<T>(multipliers, 8);
  for (let i: usize = 0; i < size; i += 16) {
    let momentum = v128.sub<T>(v128.mul<T>(f, v128.load(m + i)), v128.mul<T>(p, v128.load(g + i)));
    v128.store(m + i, momentum);
    v128.store(w + i, v128.add<T>(v128.load(w + i), momentum));
  }
}

/** RMSprop: v += s (g g - v), w -= p g / sqrt(v + e); multipliers: s, p, e. */
function updateBySquares<T extends number>(w: usize, g: usize, v: usize, size: usize, multipliers: usize): void {
  let s = multiplier<T>(multipliers, 0);
  let p = multiplier<T>(multipliers, 8);
  let e = multiplier<T>(multipliers, 16);
  for (let i: usize = 0; i < size; i += 16) {
    let gradient = v128.load(g + i);
    let square = v128.load(v + i);
    square = v128.add<T>(square, v128.mul<T>(s, v128.sub<T>(v128.mul<T>(gradient, gradient), square)));
    v128.store(v + i, square);
    let step = v128.div<T>(v128.mul<T>(p, gradient), v128.sqrt<T>(v128.add<T>(square, e)));
    v128.store(w + i, v128.sub<T>(v128.load(w + i), step));
  }
}

// @ts-ignore: decorator
@inline
function multiplier<T extends number>(multipliers: usize, at: usize): v128 {
  return v128.splat<T>(<T>load<f64>(multipliers + at));
}

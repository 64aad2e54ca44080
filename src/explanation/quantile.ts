/** Quantile by linear interpolation between order statistics, as NumPy's percentile (type 7 of Hyndman and Fan 1996).
 * @param sorted ascending, at least one
 * @param share in [0, 1] */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const at = share * (sorted.length - 1);
  const below = Math.floor(at);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
}

/** Ranks from 1 on, smallest first; equal values share the mean of their ranks.
 * @param values finite
 * @example averageRanks(Float64Array.of(5, 3, 5)) // [2.5, 1, 2.5] */
export function averageRanks(values: Float64Array): Float64Array {
  const sorted = values.slice().sort();
  const ranks = new Map<number, number>();
  for (let first = 0; first < sorted.length; ) {
    let next = first + 1;
    while (next < sorted.length && sorted[next] === sorted[first]) next++;
    ranks.set(sorted[first], (first + 1 + next) / 2);
    first = next;
  }
  return values.map((value) => ranks.get(value) as number);
}

/** The middle value, or the mean of the middle two.
 * @param values at least one, none NaN */
export function median(values: ArrayLike<number>): number {
  const sorted = Float64Array.from(values).sort();
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

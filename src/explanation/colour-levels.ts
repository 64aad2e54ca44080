import { quantile } from "./quantile";

/** Shares of the values that lie below the ends of the colour scale; the next pair is taken when the two ends are equal. */
const limits = [
  [0.05, 0.95],
  [0.01, 0.99],
  [0, 1],
] as const;

/** Steps of the scale that an eye can still tell apart. */
const steps = 20;

/** Feature values as levels of a colour scale, 0 low and 1 high, by the limits of SHAP's summary plot.
 * @returns null when all values are equal: they have no colour
 * @see shap 0.39, plots/_beeswarm.py */
export function colourLevels(values: readonly number[]): readonly number[] | null {
  const sorted = Float64Array.from(values).sort();
  const ends = limits.map(([low, high]) => [quantile(sorted, low), quantile(sorted, high)]);
  const widest = ends.find(([low, high]) => low < high);
  if (widest === undefined) return null;
  const [low, high] = widest;
  return values.map((value) => Math.round(steps * Math.min(1, Math.max(0, (value - low) / (high - low)))) / steps);
}

/** Where a probability counts as an attack unless a threshold was found on traffic. */
export const usualThreshold = 0.5;

/** The lowest threshold above which no more than so many flows lie.
 * @param probabilities of attack, of flows that are known to be normal; at least one
 * @param allowed false alarms, whole number >= 0
 * @returns one of the probabilities
 * @example lowestThreshold(Float64Array.of(0.1, 0.7, 0.4), 1) // 0.4 */
export function lowestThreshold(probabilities: Float64Array, allowed: number): number {
  const falling = probabilities.slice().sort((a, b) => b - a);
  return falling[Math.min(allowed, falling.length - 1)];
}

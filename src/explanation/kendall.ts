/** Kendall's tau-b: how far two lists order the same items alike, 1 the same way, -1 the reverse way. Pairs that are equal
 * in a list count for neither; null when a list has nothing but equals.
 * @param first one number an item
 * @param second as many
 * @see Kendall 1945, Biometrika 33, 239-251; the same as SciPy's kendalltau */
export function kendallTau(first: ArrayLike<number>, second: ArrayLike<number>): number | null {
  let agreement = 0;
  let inFirst = 0;
  let inSecond = 0;
  for (let i = 1; i < first.length; i++) {
    for (let j = 0; j < i; j++) {
      const a = Math.sign(first[i] - first[j]);
      const b = Math.sign(second[i] - second[j]);
      agreement += a * b;
      inFirst += a * a;
      inSecond += b * b;
    }
  }
  return inFirst === 0 || inSecond === 0 ? null : agreement / Math.sqrt(inFirst * inSecond);
}

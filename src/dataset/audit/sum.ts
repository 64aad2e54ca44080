/** Sum of numbers, with the rounding error of each addition carried along, so that the order of the rows hardly matters.
 * @see Neumaier 1974, Zeitschrift für Angewandte Mathematik und Mechanik 54, 39-51 */
export function sum(values: ArrayLike<number>): number {
  let total = 0;
  let lost = 0;
  for (let i = 0; i < values.length; i++) {
    const next = total + values[i];
    lost += Math.abs(total) >= Math.abs(values[i]) ? total - next + values[i] : values[i] - next + total;
    total = next;
  }
  return total + lost;
}

export function mean(values: ArrayLike<number>): number {
  return sum(values) / values.length;
}

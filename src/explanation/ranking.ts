import type { Matrix } from "../foundation/matrix";

/** Mean absolute contribution of each feature: the order of a SHAP summary plot. */
export function importances({ rows, columns, values }: Matrix): readonly number[] {
  const sums = new Array<number>(columns).fill(0);
  values.forEach((value, i) => {
    sums[i % columns] += Math.abs(value);
  });
  return sums.map((sum) => sum / rows);
}

/** Features by falling importance; equals stay in their order.
 * @param importances one number a feature
 * @returns column numbers, the most important first */
export function ranking(importances: readonly number[]): readonly number[] {
  return importances.map((_, feature) => feature).sort((a, b) => importances[b] - importances[a]);
}

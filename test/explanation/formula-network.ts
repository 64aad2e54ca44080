import type { Activation, DenseLayer, Network, Weights } from "../../src/engine/network";
import type { Matrix } from "../../src/foundation/matrix";

/** Constants of deep-shap.json's formulas: weights and rows are not stored, but made by sines. */
export interface FormulaConstants {
  readonly w: readonly [number, number, number];
  readonly bg: readonly [number, number, number];
  readonly ex: readonly [number, number, number];
}

export const { fround } = Math;

/** The network with elu in the hidden layers that "formulas.weights" describes. */
export function formulaNetwork([inputs, ...widths]: readonly number[], { w }: FormulaConstants) {
  const layers = widths.map((units, index): DenseLayer => {
    const activation: Activation = index === widths.length - 1 ? "sigmoid" : "elu";
    return { units, activation, initialiser: "heNormal" };
  });
  const weights: Weights = layers.map(({ units }, l) => {
    const below = l === 0 ? inputs : widths[l - 1];
    const kernel = Float64Array.from({ length: below * units }, (_, i) =>
      fround(Math.sin(i * w[0] + l * w[1] + w[2]) * Math.sqrt(2 / below)),
    );
    return { kernel, bias: Float64Array.from({ length: units }, (_, k) => fround(0.1 * Math.cos(k * 0.7 + l))) };
  });
  const network: Network = { inputs, layers };
  return { network, weights };
}

/** Rows in (0, 1) that "formulas.background" and "formulas.explained" describe. */
export function formulaRows(rows: number, columns: number, [a, b, c]: readonly [number, number, number]): Matrix {
  const values = Float64Array.from({ length: rows * columns }, (_, i) =>
    fround(0.5 + 0.5 * Math.sin(a * i + b * (i % columns) + c)),
  );
  return { rows, columns, values };
}

import { UsageError } from "../foundation/errors";
import type { Matrix } from "../foundation/matrix";
import type { Explanation } from "./explanation";
import { mean } from "./mean";

/** With more features the coalitions, two to that power, take too long. */
const mostFeatures = 10;

/** Exact interventional Shapley values of any model, by listing every coalition of features: the features of a coalition
 * take the explained row's values, the others those of each background row. For checking the quick methods.
 * @param model output of each row
 * @param rows to be explained, at most ten features wide
 * @param background at least one row to compare with
 * @throws UsageError when there are more than ten features
 * @see Shapley 1953, Contributions to the Theory of Games II, 307-317; Janzing, Minorics and Bloebaum 2020, AISTATS */
export function exactShapley(model: (rows: Matrix) => Float64Array, rows: Matrix, background: Matrix): Explanation {
  const { columns } = rows;
  if (columns > mostFeatures)
    throw new UsageError(`${columns} features have too many coalitions to list: give at most ${mostFeatures}.`);
  const contributions = new Float64Array(rows.rows * columns);
  for (let row = 0; row < rows.rows; row++) {
    const values = rows.values.subarray(row * columns, (row + 1) * columns);
    const worths = coalitionWorths(model, values, background);
    for (let feature = 0; feature < columns; feature++)
      contributions[row * columns + feature] = shapleyValue(worths, columns, feature);
  }
  return {
    contributions: { rows: rows.rows, columns, values: contributions },
    expectedValue: mean(model(background)),
    outputs: model(rows),
  };
}

/** Mean output over the background for each coalition; bit j of a coalition's number says whether feature j is in it. */
function coalitionWorths(
  model: (rows: Matrix) => Float64Array,
  values: Float64Array,
  { rows, columns, values: others }: Matrix,
): Float64Array {
  return Float64Array.from({ length: 2 ** columns }, (_, coalition) => {
    const mixed = others.map((other, i) => {
      const feature = i % columns;
      return (coalition >> feature) & 1 ? values[feature] : other;
    });
    return mean(model({ rows, columns, values: mixed }));
  });
}

/** What a feature adds to a coalition, averaged over all orders in which the features can join. */
function shapleyValue(worths: Float64Array, features: number, feature: number): number {
  const bit = 1 << feature;
  let sum = 0;
  for (let coalition = 0; coalition < worths.length; coalition++) {
    if (coalition & bit) continue;
    const weight = shapleyWeight(countBits(coalition), features);
    sum += weight * (worths[coalition | bit] - worths[coalition]);
  }
  return sum;
}

/** Share of the orders in which exactly a given coalition has joined before a given feature:
 * size! (features - size - 1)! / features!.
 * @param size of the coalition, less than features */
export function shapleyWeight(size: number, features: number): number {
  let weight = 1 / features;
  for (let i = 1; i <= size; i++) weight *= i / (features - i);
  return weight;
}

function countBits(number: number): number {
  let count = 0;
  for (let rest = number; rest !== 0; rest >>= 1) count += rest & 1;
  return count;
}

/** Training values by feature, as float32, with the order of the rows by each feature's values. */
export interface SortedFeatures {
  /** One array a feature, one value a row. */
  readonly values: readonly Float32Array[];
  /** One array a feature: row numbers by ascending value. The rows of a node fill the same range of every array. */
  readonly orders: readonly Int32Array[];
}

/** The rows of a node: the range [start, end) of every order, and how many of them are attacks. */
export interface NodeRows {
  readonly start: number;
  readonly end: number;
  readonly attacks: number;
}

export interface Split {
  readonly feature: number;
  readonly threshold: number;
  /** Rows with a value at most the threshold, and the attacks among them. */
  readonly leftRows: number;
  readonly leftAttacks: number;
}

/** Values nearer than this count as equal, so no threshold is put between them (scikit-learn's FEATURE_THRESHOLD). */
const featureThreshold = 1e-7;

/** Whether a feature has no two values in the node that a threshold could part. */
export function isConstant({ values, orders }: SortedFeatures, feature: number, { start, end }: NodeRows): boolean {
  const order = orders[feature];
  return values[feature][order[end - 1]] <= values[feature][order[start]] + featureThreshold;
}

/** Gini's impurity of a set of rows, 1 - (share of attacks)^2 - (share of normals)^2.
 * @example giniImpurity(4, 2) // 0.5 */
export function giniImpurity(rows: number, attacks: number): number {
  const normals = rows - attacks;
  return 1 - (attacks * attacks + normals * normals) / (rows * rows);
}

/** Minus the rows' impurity summed over both sides of a split: the greater, the purer. In scikit-learn's order of
 * operations, so that splits which differ by a rounding error only rank as they do there. */
function purity(rows: number, attacks: number, leftRows: number, leftAttacks: number): number {
  const rightRows = rows - leftRows;
  const right = -rightRows * giniImpurity(rightRows, attacks - leftAttacks);
  return right - leftRows * giniImpurity(leftRows, leftAttacks);
}

/** The split of a node that leaves least Gini impurity. Of equal ones it is the first met: features in the order given,
 * thresholds ascending.
 * @param features to try, none of them constant in the node
 * @param minRows fewest rows on either side
 * @returns null when no split leaves that many rows on both sides */
export function bestSplit(
  sorted: SortedFeatures,
  labels: Uint8Array,
  node: NodeRows,
  features: Int32Array,
  minRows: number,
): Split | null {
  const { start, end, attacks } = node;
  let best: Split | null = null;
  let bestPurity = Number.NEGATIVE_INFINITY;
  for (const feature of features) {
    const order = sorted.orders[feature];
    const values = sorted.values[feature];
    let leftAttacks = labels[order[start]];
    for (let at = start + 1; at < end; leftAttacks += labels[order[at++]]) {
      if (values[order[at]] <= values[order[at - 1]] + featureThreshold) continue;
      const leftRows = at - start;
      if (leftRows < minRows || end - at < minRows) continue;
      const found = purity(end - start, attacks, leftRows, leftAttacks);
      if (found <= bestPurity) continue;
      bestPurity = found;
      best = { feature, threshold: midpoint(values[order[at - 1]], values[order[at]]), leftRows, leftAttacks };
    }
  }
  return best;
}

/** Halfway between two float32 values, in float64; the lower one should rounding reach the upper. */
function midpoint(lower: number, upper: number): number {
  const middle = lower / 2 + upper / 2;
  return middle === upper ? lower : middle;
}

import { type Matrix, takeRows } from "../foundation/matrix";

/** Flows as a classifier takes them. */
export interface LabelledRows {
  /** One flow a row, one feature a column. */
  readonly features: Matrix;
  /** 1 for attack, 0 for normal. */
  readonly labels: Uint8Array;
  /** Data row of the file that each row comes from; copies made by oversampling share it. */
  readonly origins: Int32Array;
}

/** The given rows in the given order; a row may be taken more than once. */
export function takeLabelledRows(rows: LabelledRows, indices: Int32Array): LabelledRows {
  return {
    features: takeRows(rows.features, indices),
    labels: Uint8Array.from(indices, (i) => rows.labels[i]),
    origins: Int32Array.from(indices, (i) => rows.origins[i]),
  };
}

/** Row numbers of one class, ascending. */
export function rowsOfClass(labels: Uint8Array, label: 0 | 1): Int32Array {
  const found = new Int32Array(labels.length);
  let count = 0;
  for (let row = 0; row < labels.length; row++) if (labels[row] === label) found[count++] = row;
  return found.slice(0, count);
}

export interface ClassCounts {
  readonly rows: number;
  readonly normal: number;
  readonly attack: number;
}

export function countClasses(labels: Uint8Array): ClassCounts {
  const attack = labels.reduce((sum, label) => sum + label, 0);
  return { rows: labels.length, normal: labels.length - attack, attack };
}

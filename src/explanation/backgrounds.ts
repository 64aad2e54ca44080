import { type Matrix, takeRows } from "../foundation/matrix";
import { randomStream } from "../foundation/random";
import { type LabelledRows, rowsOfClass } from "../preprocess/labelled-rows";
import { drawRows } from "./draw-rows";

/** Rows that explained rows are compared with, and how they were chosen. */
export interface Background {
  /** For instance "100 training rows". */
  readonly name: string;
  readonly rows: Matrix;
}

const usualRows = 100;
const fewRows = 10;
const manyRows = 1000;

/** The background that is used unless said: 100 training rows, drawn at random.
 * @param draw another number gives another draw */
export function usualBackground(train: LabelledRows, seed: number, draw = 1): Background {
  return randomBackground(train, usualRows, seed, draw);
}

/** Other backgrounds that a user of SHAP might have taken as well: other draws, fewer and more rows, one class alone, and
 * the mean row. */
export function otherBackgrounds(train: LabelledRows, seed: number): readonly Background[] {
  return [
    ...[2, 3, 4, 5, 6, 7, 8, 9, 10].map((draw) => usualBackground(train, seed, draw)),
    randomBackground(train, fewRows, seed, 1),
    randomBackground(train, manyRows, seed, 1),
    classBackground(train, 0, seed),
    classBackground(train, 1, seed),
    { name: "mean training row", rows: meanRow(train.features) },
  ];
}

function randomBackground({ features }: LabelledRows, count: number, seed: number, draw: number): Background {
  const all = Int32Array.from({ length: features.rows }, (_, row) => row);
  const stream = randomStream(seed, `background ${draw}`);
  const name = `${count} training rows${draw === 1 ? "" : `, draw ${draw}`}`;
  return { name, rows: takeRows(features, drawRows(all, count, stream)) };
}

function classBackground({ features, labels }: LabelledRows, label: 0 | 1, seed: number): Background {
  const kind = label === 1 ? "attack" : "normal";
  const drawn = drawRows(rowsOfClass(labels, label), usualRows, randomStream(seed, `background ${kind}`));
  return { name: `${usualRows} ${kind} rows`, rows: takeRows(features, drawn) };
}

function meanRow({ rows, columns, values }: Matrix): Matrix {
  const sums = new Float64Array(columns);
  values.forEach((value, i) => {
    sums[i % columns] += value;
  });
  return { rows: 1, columns, values: sums.map((sum) => sum / rows) };
}

import { DataError, UsageError } from "../foundation/errors";
import type { Matrix } from "../foundation/matrix";

/** Checks what every classifier asks of its training rows: finite numbers, a label for each, both classes.
 * @throws UsageError when rows and labels do not fit together
 * @throws DataError when a value is not finite or a class does not occur */
export function requireTrainingRows({ rows, columns, values }: Matrix, labels: Uint8Array): void {
  if (labels.length !== rows) throw new UsageError(`${rows} rows cannot be learnt from ${labels.length} labels.`);
  const bad = values.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0)
    throw new DataError(`Row ${Math.floor(bad / columns)}, feature ${bad % columns} is ${values[bad]}, not a number.`);
  for (const [label, name] of ["normal", "attack"].entries())
    if (!labels.includes(label)) throw new DataError(`The ${rows} training rows hold no ${name} row: both are needed.`);
  if (labels.some((label) => label > 1)) throw new DataError("A label is neither 0 (normal) nor 1 (attack).");
}

/** Checks that rows to classify have the features that the model was trained on.
 * @throws UsageError when they have more or fewer */
export function requireFeatures({ columns }: Matrix, trainedColumns: number): void {
  if (columns !== trainedColumns)
    throw new UsageError(`The model was trained on ${trainedColumns} features; rows of ${columns} were given.`);
}

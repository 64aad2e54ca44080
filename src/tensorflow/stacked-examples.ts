import * as tf from "@tensorflow/tfjs-core";
import type { Examples } from "../engine/examples";

/** Rows of one model after the other's on the device, and a row of zeros at the end that fills batches up. */
export interface StackedExamples {
  /** Examples of each model. */
  readonly counts: readonly number[];
  /** A batch of each model.
   * @param rows row numbers of each model, counted from its own first row; shorter ones are filled up to the longest
   * @returns inputs [models, longest, features]; labels and weights [models, longest, 1], a row's weight being 1 / the
   *   model's rows in this batch, and 0 where it was filled up */
  batch(rows: readonly ArrayLike<number>[]): StackedBatch;
  dispose(): void;
}

export interface StackedBatch {
  readonly inputs: tf.Tensor3D;
  readonly labels: tf.Tensor3D;
  readonly weights: tf.Tensor3D;
}

/** Puts the examples of every model on the device, as float32. */
export function stackExamples(models: readonly Examples[]): StackedExamples {
  const counts = models.map(({ rows }) => rows.rows);
  const starts = counts.map((_, model) => counts.slice(0, model).reduce((sum, count) => sum + count, 0));
  const total = counts.reduce((sum, count) => sum + count, 0);
  const { columns } = models[0].rows;
  const values = new Float32Array((total + 1) * columns);
  const classes = new Float32Array(total + 1);
  models.forEach(({ rows, labels }, model) => {
    values.set(rows.values, starts[model] * columns);
    classes.set(labels, starts[model]);
  });
  const [allRows, allLabels] = [tf.tensor2d(values, [total + 1, columns]), tf.tensor2d(classes, [total + 1, 1])];
  const batch = (rows: readonly ArrayLike<number>[]) => {
    const longest = Math.max(...rows.map(({ length }) => length));
    const indices = new Int32Array(rows.length * longest).fill(total);
    const weights = new Float32Array(rows.length * longest);
    rows.forEach((own, model) => {
      const at = model * longest;
      for (let i = 0; i < own.length; i++) indices[at + i] = starts[model] + own[i];
      weights.fill(1 / own.length, at, at + own.length);
    });
    return tf.tidy(() => {
      const places = tf.tensor2d(indices, [rows.length, longest], "int32");
      return {
        inputs: tf.gather<tf.Tensor>(allRows, places) as tf.Tensor3D,
        labels: tf.gather<tf.Tensor>(allLabels, places) as tf.Tensor3D,
        weights: tf.tensor3d(weights, [rows.length, longest, 1]),
      };
    });
  };
  return { counts, batch, dispose: () => tf.dispose([allRows, allLabels]) };
}

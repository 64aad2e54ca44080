import type { EpochValues } from "../engine/train";
import type { Matrix } from "../foundation/matrix";

/** Told how much of a fit is done, as Progress is, and the values of the epoch that was done last, where there are any. */
export type FitProgress = (done: number, total: number, epoch?: EpochValues) => void;

/** What a classifier is given beside the rows. */
export interface FitOptions {
  /** Seed of its random streams. */
  readonly seed: number;
  /** Rows that a classifier trained by epochs reports its loss and accuracy on after each; never trained on. */
  readonly test?: { readonly rows: Matrix; readonly labels: Uint8Array };
  /** Told the epochs done, by a classifier that is trained by epochs. */
  readonly onProgress?: FitProgress;
}

/** A trained model. */
export interface TrainedClassifier {
  /** Probability of the class attack for each row, in [0, 1]. */
  attackProbability(rows: Matrix): Float64Array;
}

/** A kind of model with its settings; fitting returns a trained model and leaves the classifier as it was. */
export interface Classifier {
  /** Short identifier, for instance "dt". */
  readonly id: string;
  /** Name as the paper writes it, for instance "Decision tree". */
  readonly name: string;
  /** Every setting by name, for tables and logs. */
  readonly settings: Readonly<Record<string, string | number | boolean>>;
  /** @param rows one flow a row, scaled features
   * @param labels 1 for attack, 0 for normal, one a row */
  fit(rows: Matrix, labels: Uint8Array, options: FitOptions): TrainedClassifier;
}

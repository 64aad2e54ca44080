import { type ConfusionMatrix, mirrored } from "./confusion-matrix";

/** part / whole, and 0 for an empty whole: scikit-learn's zero_division=0. */
function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

/** Precision, recall and F1 score of one class. */
export interface ClassScores {
  /** Rows of the class in the labels. */
  readonly support: number;
  /** Share of the rows called so that are so; 0 when none was called so. */
  readonly precision: number;
  /** Share of the rows that are so that were called so; 0 when none is so. */
  readonly recall: number;
  /** Harmonic mean of both, 2 tp / (2 tp + fp + fn); 0 when there is nothing to divide by. */
  readonly f1: number;
}

/** Scores of the positive class of a confusion matrix; take mirrored() for those of the other. */
export function classScores({ fp, fn, tp }: ConfusionMatrix): ClassScores {
  return {
    support: tp + fn,
    precision: share(tp, tp + fp),
    recall: share(tp, tp + fn),
    f1: share(2 * tp, 2 * tp + fp + fn),
  };
}

/** Mean of the recalls of the classes that occur in the labels, as scikit-learn's balanced_accuracy_score. */
export function balancedAccuracy(matrix: ConfusionMatrix): number {
  const present = [classScores(matrix), classScores(mirrored(matrix))].filter(({ support }) => support > 0);
  return present.reduce((sum, { recall }) => sum + recall, 0) / present.length;
}

/** Share of the normal rows that raised an alarm, fp / (fp + tn); 0 without normal rows. */
export function falsePositiveRate({ tn, fp }: ConfusionMatrix): number {
  return share(fp, fp + tn);
}

/** Share of the attacks that raised none, fn / (fn + tp); 0 without attacks. */
export function falseNegativeRate({ fn, tp }: ConfusionMatrix): number {
  return share(fn, fn + tp);
}

/** Matthews correlation coefficient of a two-class confusion matrix: 1 perfect, 0 chance, -1 reversed.
 * @returns in [-1, 1]; 0 when a row or column of the matrix is empty, as scikit-learn
 * @see Matthews 1975, Biochimica et Biophysica Acta 405, 442-451
 * @example matthews({ tn: 11, fp: 1, fn: 2, tp: 6 }) // 0.684737 to six digits */
export function matthews({ tn, fp, fn, tp }: ConfusionMatrix): number {
  const scale = Math.sqrt((tp + fp) * (tp + fn)) * Math.sqrt((tn + fp) * (tn + fn));
  return share(tp * tn - fp * fn, scale);
}

/** Cohen's kappa: agreement beyond chance over the most that is possible.
 * @returns null when labels and decisions are all of one and the same class: agreement by chance is then certain
 * @see Cohen 1960, Educational and Psychological Measurement 20, 37-46 */
export function cohenKappa({ tn, fp, fn, tp }: ConfusionMatrix): number | null {
  const n = tn + fp + fn + tp;
  const expected = (tn + fp) * (tn + fn) + (tp + fn) * (tp + fp);
  if (expected === n * n) return null;
  return (n * (tn + tp) - expected) / (n * n - expected);
}

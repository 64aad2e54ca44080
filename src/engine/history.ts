import type { Means } from "./trainer";

/** Loss and accuracy by epoch, first epoch first. The training values are means over the epoch's batches as they were
 * when each batch was met (as Keras reports them); the test values are of the weights at the epoch's end. */
export interface History {
  readonly loss: readonly number[];
  readonly accuracy: readonly number[];
  /** Empty when no test rows were given. */
  readonly testLoss: readonly number[];
  readonly testAccuracy: readonly number[];
}

/** Values of one epoch, as in History; the test's are null when no test rows were given. */
export interface EpochValues {
  readonly training: Means;
  readonly test: Means | null;
}

export function historyOf(values: readonly EpochValues[]): History {
  const tests = values.flatMap(({ test }) => (test === null ? [] : [test]));
  return {
    loss: values.map(({ training }) => training.loss),
    accuracy: values.map(({ training }) => training.accuracy),
    testLoss: tests.map(({ loss }) => loss),
    testAccuracy: tests.map(({ accuracy }) => accuracy),
  };
}

/** Loss and accuracy by epoch, first epoch first. The training values are means over the epoch's batches as they were
 * when each batch was met (as Keras reports them); the test values are of the weights at the epoch's end. */
export interface History {
  readonly loss: readonly number[];
  readonly accuracy: readonly number[];
  /** Empty when no test rows were given. */
  readonly testLoss: readonly number[];
  readonly testAccuracy: readonly number[];
}

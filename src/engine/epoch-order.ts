import { randomStream, shuffleInPlace } from "../foundation/random";

/** The order in which each epoch meets the training rows: every call shuffles all row numbers anew. It depends on the
 * seed alone, so that another implementation of the training can be given the same batches.
 * @returns a function that gives the next epoch's order, in an array of its own
 * @example const next = epochOrders(21403, 1); const first = next(); */
export function epochOrders(rows: number, seed: number): () => Int32Array {
  const stream = randomStream(seed, "epoch order");
  const inOrder = Int32Array.from({ length: rows }, (_, row) => row);
  return () => {
    const order = inOrder.slice();
    shuffleInPlace(order, stream);
    return order;
  };
}

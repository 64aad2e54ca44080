/** Runs work that the notebook's interrupt button stops by way of the signal: the kernel, and every variable of the cells
 * before, stay.
 *
 * Jupyter interrupts a kernel by SIGINT. tslab would only stop waiting for the cell, while the work went on; so its
 * listeners are taken off and put back. This waits for the event loop's next turn: while a cell's first part runs
 * synchronously, Node itself handles SIGINT, and a listener that comes or goes then would leave it without any. */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const interruption = new AbortController();
  const stop = () => interruption.abort();
  await nextTurn();
  const others = process.listeners("SIGINT");
  process.on("SIGINT", stop);
  for (const listener of others) process.off("SIGINT", listener);
  try {
    return await work(interruption.signal);
  } finally {
    for (const listener of others) process.on("SIGINT", listener);
    process.off("SIGINT", stop);
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

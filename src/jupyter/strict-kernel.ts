import { writeSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

/** Loaded into a kernel before its own code: a rejection that nobody handles, or an exception after its cell is done, ends
 * the kernel, and so fails the execution. By itself tslab would print it and go on. */
if (isMainThread) {
  process.prependListener("uncaughtException", endKernel);
  process.prependListener("unhandledRejection", endKernel);
}

function endKernel(fault: unknown): void {
  writeSync(2, `Outside of any cell: ${fault instanceof Error ? fault.message : fault}\n`);
  process.exit(70);
}

import { setTimeout } from "node:timers/promises";

/** Resolves after that many seconds, or at once when the signal aborts. */
export async function pause(seconds: number, signal: AbortSignal): Promise<void> {
  await setTimeout(seconds * 1000, undefined, { signal }).catch((error: Error) => {
    if (error.name !== "AbortError") throw error;
  });
}

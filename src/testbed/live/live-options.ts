import type { Writable } from "node:stream";
import { InvalidArgumentError } from "commander";

/** Where the commands speak, and what ends them. */
export interface LiveTerminal {
  readonly out: Writable;
  /** Aborted on Ctrl-C. */
  readonly signal: AbortSignal;
}

/** @throws InvalidArgumentError for what is no time from one reading to the next */
export function milliseconds(text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= 50 && value <= 60_000) return value;
  throw new InvalidArgumentError("It takes a whole number from 50 to 60000.");
}

/** @throws InvalidArgumentError for what is no number from 1 to 3600 */
export function positive(text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= 1 && value <= 3600) return value;
  throw new InvalidArgumentError("It takes a whole number from 1 to 3600.");
}

import { UsageError } from "./errors";

/** A parser of an option that takes a whole number of at least 0.
 * @throws UsageError for anything else */
export function wholeNumber(option: string): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && Number.isSafeInteger(value)) return value;
    throw new UsageError(`${option} takes a whole number of at least 0, not "${text}".`);
  };
}

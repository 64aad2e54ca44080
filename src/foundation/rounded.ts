import { roundTo } from "./canonical-json";

/** Decimals of a published number: those of the paper's tables. */
export const publishedDecimals = 5;

/** A value of plain data with every number in it rounded to the published decimals, so that the last bits of a library
 * cannot change a published byte. */
export function rounded<T>(value: T): T {
  if (typeof value === "number") return roundTo(value, publishedDecimals) as T;
  if (Array.isArray(value)) return value.map(rounded) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, rounded(item)])) as T;
}

import { grouped } from "../foundation/number-text";

const words = [
  ...["no", "one", "two", "three", "four", "five", "six"],
  ...["seven", "eight", "nine", "ten", "eleven", "twelve"],
] as const;

/** A count as prose has it: in words up to twelve, in digits above.
 * @example counted(10) // "ten" */
export function counted(count: number): string {
  return words[count] ?? grouped(count);
}

/** Names as prose has them.
 * @example listed(["a", "b", "c"]) // "a, b and c" */
export function listed(names: readonly string[]): string {
  if (names.length < 2) return names.join("");
  return `${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}`;
}

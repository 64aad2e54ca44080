import { decimals } from "../foundation/number-text";

/** Numbers of the report's prose as text, by the name that the prose calls them. */
export type NamedNumbers = Readonly<Record<string, string>>;

/** A share as prose has it; tables have more decimals. */
export function share(value: number): string {
  return decimals(value, 3);
}

import { DataError } from "../foundation/errors";
import { quoted } from "./quoted";

/** Compares the header of a file with the columns that belong there, in order.
 * @param name of the file, for messages
 * @throws DataError naming the missing, extra, repeated, renamed or displaced column */
export function checkHeader(found: readonly string[], expected: readonly string[], name: string): void {
  const fault = headerFault(found, expected);
  if (fault)
    throw new DataError(`${name}, line 1: ${fault}. Import the unmodified file, of ${expected.length} columns.`);
}

function headerFault(found: readonly string[], expected: readonly string[]): string | undefined {
  const missing = expected.filter((column) => !found.includes(column));
  const extra = found.filter((column) => !expected.includes(column));
  const repeated = found.filter((column, i) => found.indexOf(column) !== i);
  if (missing.length === expected.length) return "this is not the header of the data set";
  if (missing.length === 1 && extra.length === 1 && found.length === expected.length)
    return `the column ${expected.indexOf(missing[0]) + 1} is named ${quoted(extra[0])}, not ${quoted(missing[0])}`;
  if (missing.length > 0) return `${counted(missing)} missing`;
  if (extra.length > 0) return `${counted(extra)} not part of the data set`;
  if (repeated.length > 0) return `the column ${quoted(repeated[0])} stands there twice`;
  const displaced = found.findIndex((column, i) => column !== expected[i]);
  if (displaced >= 0)
    return `the column ${displaced + 1} is ${quoted(found[displaced])}, not ${quoted(expected[displaced])}`;
  return undefined;
}

const counted = (names: readonly string[]): string =>
  names.length === 1 ? `the column ${quoted(names[0])} is` : `the columns ${names.map(quoted).join(", ")} are`;

import { DataError, EnvironmentError, type XmednnError } from "../foundation/errors";

/** The error of a result that the report speaks of and that is not there.
 * @param what the result, as a noun
 * @param absent why this machine could not make it: a sentence; undefined when nobody tried */
export function missing(what: string, absent?: string): XmednnError {
  if (absent !== undefined) return new EnvironmentError(`The report speaks of ${what}: ${absent}`);
  return new DataError(`The report speaks of ${what}, and the results do not hold it. Run reproduce for all of them.`);
}

/** The first that it is.
 * @param what it is, as a noun
 * @throws DataError when there is none */
export function found<T>(all: readonly T[], isIt: (one: T) => boolean, what: string): T {
  const one = all.find(isIt);
  if (one === undefined) throw missing(what);
  return one;
}

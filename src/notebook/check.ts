import { DataError } from "../foundation/errors";
import { htmlText } from "./html";
import { display } from "./kernel";

/** Shows that a statement holds, or stops the notebook.
 * @param statement a sentence
 * @throws DataError when it does not hold */
export function showCheck(statement: string, holds: boolean): void {
  if (!holds) throw new DataError(`This does not hold here: ${statement}`);
  display({ "text/html": `<p>\u2713 ${htmlText(statement)}</p>`, "text/plain": `\u2713 ${statement}` });
}

import { DataError } from "../foundation/errors";

const comma = 0x2c;
const carriageReturn = 0x0d;
const lineFeed = 0x0a;
const quote = 0x22;

/** A line's text [start, end), without its LF or CRLF, and where the next line begins. */
export interface Line {
  readonly start: number;
  readonly end: number;
  readonly next: number;
}

/** The line that begins at start. */
export function lineAt(bytes: Buffer, start: number): Line {
  const feed = bytes.indexOf(lineFeed, start);
  const next = feed < 0 ? bytes.length : feed + 1;
  const end = feed < 0 ? bytes.length : feed;
  return { start, end: end > start && bytes[end - 1] === carriageReturn ? end - 1 : end, next };
}

/** Lines from start to the end; a line feed at the very end begins no other. */
export function countLines(bytes: Buffer, start: number): number {
  let lines = 0;
  for (let position = start; position < bytes.length; position = lineAt(bytes, position).next) lines++;
  return lines;
}

/** Offset of the first character, after a UTF-8 byte order mark.
 * @throws DataError when the file is empty or in UTF-16 */
export function startOfText(bytes: Buffer, name: string): number {
  if (bytes.length === 0) throw new DataError(`${name} is empty. Import the unmodified file.`);
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (utf16) throw new DataError(`${name} is written in UTF-16. Save it as UTF-8, or import the unmodified file.`);
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
}

/** @throws DataError naming the line of the first quotation mark */
export function rejectQuotes(bytes: Buffer, name: string): void {
  const at = bytes.indexOf(quote);
  if (at < 0) return;
  const line = bytes.subarray(0, at).filter((byte) => byte === lineFeed).length + 1;
  throw new DataError(
    `${name}, line ${line}: a quotation mark. Cells of this data set are never quoted; import the unmodified file.`,
  );
}

/** Finds the end of each cell of the line [start, end), as many as cellEnds can hold.
 * @returns the number of cells in the line */
export function splitLine(bytes: Buffer, start: number, end: number, cellEnds: Int32Array): number {
  let cells = 0;
  for (let i = start; i < end; i++) if (bytes[i] === comma) cellEnds[cells++] = i;
  cellEnds[cells++] = end;
  return cells;
}

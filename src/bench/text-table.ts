/** Lines of a table: numbers to the right, text to the left, two spaces between.
 * @param rows cells by row, the first row being the heads; a row of fewer cells than the heads lets its last cell run on */
export function textTable(rows: readonly (readonly string[])[]): string[] {
  const [heads, ...body] = rows;
  const whole = body.filter(({ length }) => length === heads.length);
  const widths = heads.map((head, column) => Math.max(head.length, ...whole.map((row) => row[column].length)));
  const isNumeric = heads.map((_, column) => whole.every((row) => numeric.test(row[column])));
  return rows.map((row) => {
    const cells = row.map((cell, column) =>
      isNumeric[column] && row.length === heads.length ? cell.padStart(widths[column]) : cell.padEnd(widths[column]),
    );
    return cells.join("  ").trimEnd();
  });
}

/** A number with its unit, or nothing. */
const numeric = /^(~ )?[\d.,e+-]*( s)?$/;

/** @example grouped(29988) // "29,988" */
export const grouped = (value: number): string => value.toLocaleString("en-GB");

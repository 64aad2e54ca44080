import { table1, table1Metrics } from "../figures/table-1";
import { decimals } from "../foundation/number-text";
import { publishedDecimals } from "../foundation/rounded";
import type { Published } from "./published";

/** A row of Table 1 as the report prints it: one text a metric. */
export interface PrintedRow {
  readonly name: string;
  readonly verdict: string;
  readonly paper: readonly string[];
  readonly means: readonly string[];
  readonly ranges: readonly string[];
}

/** Table 1 as the report prints it; a classifier that was not run is left out. */
export function table1Rows({ results, paper }: Published): readonly PrintedRow[] {
  const text = (value: number) => decimals(value, publishedDecimals);
  return table1(results, paper).flatMap((row) => {
    if (row.verdict === "not compared") return [];
    const values = table1Metrics.map(({ id }) => row.metrics[id]);
    return {
      name: row.name,
      verdict: row.verdict,
      paper: values.map(({ paper }) => text(paper)),
      means: values.map(({ measured }) => text(measured.mean)),
      ranges: values.map(({ measured }) => `${text(measured.lowest)}\u2013${text(measured.highest)}`),
    };
  });
}

import type { FlowTable } from "../flow-table";
import { columnValues, countValues, inputColumns } from "./column-values";

/** A column is near constant when at least this share of its rows holds the same value. */
export const nearConstantShare = 0.998;

export interface NearConstantColumn {
  readonly column: string;
  readonly distinct: number;
  /** Share of the rows that hold the commonest value. */
  readonly commonestShare: number;
}

/** Columns that say nothing or next to nothing. */
export interface Variation {
  readonly constant: readonly string[];
  readonly nearConstant: readonly NearConstantColumn[];
}

export function columnVariation(flows: FlowTable): Variation {
  const described = inputColumns.map((column) => {
    const counts = countValues(columnValues(flows, column));
    return { column, distinct: counts.size, commonestShare: largest(counts.values()) / flows.rows };
  });
  return {
    constant: described.filter(({ distinct }) => distinct === 1).map(({ column }) => column),
    nearConstant: described.filter(
      ({ distinct, commonestShare }) => distinct > 1 && commonestShare >= nearConstantShare,
    ),
  };
}

function largest(counts: Iterable<number>): number {
  let found = 0;
  for (const count of counts) found = Math.max(found, count);
  return found;
}

import type { FlowTable } from "../flow-table";
import { measuredColumns, selectedFeatures } from "../schema";
import { columnValues, inputColumns, type Value, valuesAt } from "./column-values";
import { rocAuc } from "./feature-statistics";
import { averageRanks } from "./ranks";

/** Columns of more values than this are left out of the determination: a value met once always tells its class. */
export const fewValues = 32;

/** How well one column of numbers ranks attacks above normal flows on its own. */
export interface RankedColumn {
  readonly column: string;
  /** Higher values meaning attack; far from 0.5 either way reveals the label. */
  readonly rocAuc: number;
  /** Whether it is one of the paper's features. */
  readonly selected: boolean;
}

/** How far the value of one column settles the class: a value settles it when all flows that hold it are of one class. */
export interface DeterminingColumn {
  readonly column: string;
  readonly distinct: number;
  /** Flows whose class the value settles. */
  readonly settledFlows: number;
  /** Attacks among them. */
  readonly settledAttacks: number;
  /** Settled flows over all flows: 1 means that the column is the label. */
  readonly share: number;
  /** Share of the flows that are guessed right from this value alone, each value taken for its commoner class. */
  readonly guessAccuracy: number;
  readonly selected: boolean;
}

/** Columns of numbers by how far their area under the ROC curve is from 0.5, farthest first.
 * @param rows to look at: those whose cells are all valid */
export function rankColumns(flows: FlowTable, rows: Int32Array): RankedColumn[] {
  const labels = Uint8Array.from(rows, (row) => flows.labels[row]);
  return measuredColumns
    .map((column) => {
      const auc = rocAuc(averageRanks(valuesAt(flows.numbers[column], rows)), labels) ?? 0.5;
      return { column, rocAuc: auc, selected: selectedFeatures.includes(column) };
    })
    .sort((a, b) => Math.abs(b.rocAuc - 0.5) - Math.abs(a.rocAuc - 0.5));
}

/** Columns of 2 to 32 values by the number of flows whose class their value settles, most first. */
export function determiningColumns(flows: FlowTable): DeterminingColumn[] {
  return inputColumns
    .map((column) => ({ column, classes: classesByValue(columnValues(flows, column), flows.labels) }))
    .filter(({ classes }) => classes.size > 1 && classes.size <= fewValues)
    .map(({ column, classes }) => determination(column, [...classes.values()]))
    .sort((a, b) => b.settledFlows - a.settledFlows);
}

/** How often each value of a text column comes with each category. */
export function categoriesByValue(flows: FlowTable, column: string): Record<string, Record<string, number>> {
  const counts: Record<string, Record<string, number>> = {};
  flows.texts[column].forEach((value, row) => {
    counts[value] ??= {};
    counts[value][flows.categories[row]] = (counts[value][flows.categories[row]] ?? 0) + 1;
  });
  return counts;
}

/** Flows of each class that hold one value. */
interface Classes {
  readonly normal: number;
  readonly attack: number;
}

function determination(column: string, classes: readonly Classes[]): DeterminingColumn {
  const total = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);
  const settled = classes.filter(({ normal, attack }) => normal === 0 || attack === 0);
  const flows = total(classes.map(({ normal, attack }) => normal + attack));
  const settledFlows = total(settled.map(({ normal, attack }) => normal + attack));
  return {
    column,
    distinct: classes.length,
    settledFlows,
    settledAttacks: total(settled.map(({ attack }) => attack)),
    share: settledFlows / flows,
    guessAccuracy: total(classes.map(({ normal, attack }) => Math.max(normal, attack))) / flows,
    selected: selectedFeatures.includes(column),
  };
}

function classesByValue(values: ArrayLike<Value>, labels: Uint8Array): Map<Value, Classes> {
  const classes = new Map<Value, Classes>();
  labels.forEach((label, row) => {
    const { normal, attack } = classes.get(values[row]) ?? { normal: 0, attack: 0 };
    classes.set(values[row], { normal: normal + 1 - label, attack: attack + label });
  });
  return classes;
}

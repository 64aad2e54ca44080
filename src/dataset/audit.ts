import { DataError } from "../foundation/errors";
import { countValues, valuesAt } from "./audit/column-values";
import { duplicateRecords, duplicateRows } from "./audit/duplicates";
import { type FeatureStatistics, featureStatistics } from "./audit/feature-statistics";
import {
  categoriesByValue,
  type DeterminingColumn,
  determiningColumns,
  type RankedColumn,
  rankColumns,
} from "./audit/label-revealing";
import { cleanRows, missingCells } from "./audit/missing";
import { type OrderEffects, orderEffects } from "./audit/order-effects";
import { type ComparedCount, compareCounts, type Quantity } from "./audit/paper-counts";
import { sum } from "./audit/sum";
import { columnVariation, type Variation } from "./audit/variation";
import { type ColumnGroup, columns } from "./columns";
import type { FlowTable, InvalidCell } from "./flow-table";
import { removedColumns, selectedFeatures } from "./schema";

/** Rows by class. */
export interface ClassCounts {
  readonly rows: number;
  readonly normal: number;
  readonly attack: number;
}

/** What a data set holds and what gives its labels away: plain data, for JSON. */
export interface Audit {
  readonly columns: number;
  /** Of the whole file. */
  readonly counts: ClassCounts;
  readonly attackShare: number;
  /** Rows by category, of the whole file. */
  readonly categories: Readonly<Record<string, number>>;
  /** Number of missing cells of each column that has any. */
  readonly missingCells: readonly { readonly column: string; readonly cells: number }[];
  readonly invalidCells: readonly InvalidCell[];
  /** Of the rows without an invalid or missing cell; all that follows is about them, where it says "clean". */
  readonly cleanCounts: ClassCounts;
  readonly variation: Variation;
  /** Rows that repeat an earlier one: in the selected features (clean rows), and in all columns. */
  readonly duplicates: { readonly features: number; readonly columns: number };
  /** Of the selected features, over the clean rows, in the order of the file. */
  readonly features: readonly FeatureStatistics[];
  readonly labelRevealing: {
    /** Over the clean rows. */
    readonly ranked: readonly RankedColumn[];
    readonly determining: readonly DeterminingColumn[];
    /** Flows by Argus flags and category. */
    readonly flags: Readonly<Record<string, Readonly<Record<string, number>>>>;
  };
  /** Labels and ports over the clean rows, packet numbers over all. */
  readonly order: OrderEffects;
  readonly paperCounts: readonly ComparedCount[];
}

/** Examines flow records.
 * @throws DataError when no row is free of invalid and missing cells */
export function auditFlows(flows: FlowTable): Audit {
  const clean = cleanRows(flows);
  if (clean.length === 0) throw new DataError(`${flows.title} has no row of valid cells. Import the unmodified file.`);
  const counts = classCounts(flows.labels);
  const cleanCounts = classCounts(clean.map((row) => flows.labels[row]));
  return {
    columns: columns.length,
    counts,
    attackShare: counts.attack / counts.rows,
    categories: Object.fromEntries(countValues(flows.categories)),
    missingCells: missingByColumn(flows),
    invalidCells: flows.invalidCells,
    cleanCounts,
    variation: columnVariation(flows),
    duplicates: { features: duplicateRows(flows, clean, selectedFeatures), columns: duplicateRecords(flows) },
    features: cleanFeatures(flows, clean),
    labelRevealing: {
      ranked: rankColumns(flows, clean),
      determining: determiningColumns(flows),
      flags: categoriesByValue(flows, "Flgs"),
    },
    order: orderEffects(flows, clean),
    paperCounts: compareCounts(countedQuantities(counts, cleanCounts)),
  };
}

function missingByColumn(flows: FlowTable): Audit["missingCells"] {
  const counts = countValues(missingCells(flows).map(({ column }) => column));
  return Array.from(counts, ([column, cells]) => ({ column, cells }));
}

function classCounts(labels: ArrayLike<number>): ClassCounts {
  const attack = sum(labels);
  return { rows: labels.length, normal: labels.length - attack, attack };
}

function cleanFeatures(flows: FlowTable, rows: Int32Array): FeatureStatistics[] {
  const labels = Uint8Array.from(rows, (row) => flows.labels[row]);
  return selectedFeatures.map((name) => featureStatistics(name, valuesAt(flows.numbers[name], rows), labels));
}

/** What the paper counts, counted here; balanced means the smaller class drawn again until both are equal. */
function countedQuantities(counts: ClassCounts, clean: ClassCounts): Record<Quantity, number> {
  const larger = Math.max(clean.normal, clean.attack);
  const inGroup = (wanted: ColumnGroup) => columns.filter(({ group }) => group === wanted).length;
  return {
    ...{ rows: counts.rows, normal: counts.normal, attack: counts.attack },
    attackPercent: (100 * counts.attack) / counts.rows,
    ...{ networkColumns: inGroup("network"), vitalColumns: inGroup("vitals") },
    ...{ removedColumns: removedColumns.length, features: selectedFeatures.length },
    invalidRows: counts.rows - clean.rows,
    ...{ cleanRows: clean.rows, cleanNormal: clean.normal, cleanAttack: clean.attack },
    ...{ balancedRows: 2 * larger, balancedNormal: larger, balancedAttack: larger },
  };
}

import type { Audit } from "../dataset/audit";
import { roundTo } from "../foundation/canonical-json";
import { decimals, grouped, percent } from "../foundation/number-text";
import { showTable } from "./table";

/** Columns of a kind that the card names; the audit holds all. */
const named = 3;

/** Shows what an audit found: a row a question that a reviewer asks of a data set. */
export function showAudit(audit: Audit): void {
  const values = [
    ["Flows", `${grouped(audit.counts.rows)}, of which ${percent(audit.attackShare, 2)} are attacks`],
    ["Cells that are no number", listed(audit.invalidCells.map(({ column, text }) => `${column} "${text}"`))],
    ["Rows that repeat an earlier one", `${audit.duplicates.features} in the paper's features`],
    ["Constant columns", listed(audit.variation.constant)],
    ["Columns whose value settles the class", listed(settling(audit))],
    ["Columns that rank attacks best alone", listed(ranking(audit))],
    ["Order of the rows", order(audit)],
    ["Counts of the paper that differ here", listed(differing(audit))],
  ];
  showTable({ columns: ["question", "answer"], values }, "Audit card");
}

function settling({ labelRevealing }: Audit): string[] {
  return labelRevealing.determining
    .filter(({ settledAttacks }) => settledAttacks > 0)
    .slice(0, named)
    .map(({ column, settledAttacks }) => `${column} (${grouped(settledAttacks)} attacks)`);
}

function ranking({ labelRevealing }: Audit): string[] {
  return labelRevealing.ranked.slice(0, named).map(({ column, rocAuc }) => `${column} (AUC ${decimals(rocAuc, 3)})`);
}

function order({ order: { labelRuns, attackBursts } }: Audit): string {
  return `${labelRuns} stretches of one class; attacks in ${attackBursts.count} bursts, median ${attackBursts.median} flows`;
}

function differing({ paperCounts }: Audit): string[] {
  return paperCounts
    .filter(({ agrees }) => !agrees)
    .map(({ quantity, stated, measured }) => `${quantity} ${stated} (here ${roundTo(measured, 2)})`);
}

function listed(items: readonly string[]): string {
  return items.length === 0 ? "none" : items.join(", ");
}

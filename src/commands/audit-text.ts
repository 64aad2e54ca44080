import type { AuditReport } from "./audit-report";

/** What "audit" says, as text for a terminal: the findings, in the order in which a reviewer asks. */
export function auditText(report: AuditReport): string {
  const { dataset, audit } = report;
  return [
    `Data set: ${dataset.title}, ${audit.columns} columns, ${counted(audit.counts)}.`,
    `Categories: ${listed(Object.entries(audit.categories).map(([name, rows]) => `${name} ${rows}`))}.`,
    "",
    ...invalidLines(report),
    ...columnLines(report),
    ...revealingLines(report),
    ...orderLines(report),
    ...paperLines(report),
    ...protocolLines(report),
    "",
  ].join("\n");
}

function invalidLines({ audit: { invalidCells, missingCells, duplicates } }: AuditReport): string[] {
  return [
    `Cells that are no number: ${invalidCells.length}.`,
    ...invalidCells.map(({ line, column, text, port }) => `  line ${line}, ${column}: "${text}" names port ${port}`),
    `Columns with empty cells: ${listed(missingCells.map(({ column, cells }) => `${column} ${cells}`))}.`,
    `Rows that repeat an earlier one: ${duplicates.features} in the selected features, ${duplicates.columns} in all columns.`,
  ];
}

function columnLines({ audit: { variation } }: AuditReport): string[] {
  return [
    `Constant columns: ${listed(variation.constant)}.`,
    `Nearly constant columns: ${listed(variation.nearConstant.map(({ column, distinct }) => `${column} (${distinct} values)`))}.`,
    "",
  ];
}

function revealingLines({ audit: { labelRevealing } }: AuditReport): string[] {
  const percent = (share: number) => `${(100 * share).toFixed(2)} %`;
  return [
    "Columns of few values that settle the class of a flow:",
    ...labelRevealing.determining
      .filter(({ settledAttacks }) => settledAttacks > 0)
      .map(
        ({ column, share, settledAttacks }) =>
          `  ${column}: ${percent(share)} of the flows settled, attacks among them: ${settledAttacks}`,
      ),
    "Columns that rank attacks best on their own (AUC, 0.5 says nothing):",
    ...labelRevealing.ranked.slice(0, 8).map(({ column, rocAuc }) => `  ${column.padEnd(12)}${rocAuc.toFixed(5)}`),
    "",
  ];
}

function orderLines({ audit: { order } }: AuditReport): string[] {
  const { attackBursts: bursts, sourcePort, labelRuns } = order;
  return [
    `Order: ${labelRuns} stretches of one class; ${bursts.count} attack bursts of ${bursts.shortest} to ${bursts.longest} flows, ` +
      `median ${bursts.median}.`,
    `Sport goes up from row to row in ${(100 * (sourcePort.positiveSteps ?? 0)).toFixed(1)} % of the steps, median step ${sourcePort.medianStep}.`,
    "",
  ];
}

function paperLines({ audit: { paperCounts } }: AuditReport): string[] {
  return [
    "The paper's counts beside the file's:",
    ...paperCounts.map(
      ({ quantity, place, stated, measured, agrees }) =>
        `  ${quantity} (${place}): ${stated}, measured ${measured}${agrees ? "" : "  <- differs"}`,
    ),
    "",
  ];
}

function protocolLines({ protocol, seed, steps, testAttacksCopiedInTrain }: AuditReport): string[] {
  return [
    `The ${protocol.title}, seed ${seed}:`,
    ...steps.map(({ step, train, test }) =>
      test === null ? `  ${step}: ${counted(train)}` : `  ${step}: training ${counted(train)}; test ${counted(test)}`,
    ),
    `  ${(100 * testAttacksCopiedInTrain).toFixed(2)} % of the tested attacks have a copy in training.`,
  ];
}

function counted({ rows, normal, attack }: { rows: number; normal: number; attack: number }): string {
  return `${rows} flows (${normal} normal, ${attack} attack)`;
}

function listed(items: readonly string[]): string {
  return items.length === 0 ? "none" : items.join(", ");
}

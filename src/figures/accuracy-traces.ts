import type { JsonRecord } from "./plot-spec";
import type { Table1Row } from "./table-1";
import { colours, markers } from "./theme";

/** Accuracy claimed and measured, a row of the plot for each row of Table 1, from the backmost trace to the foremost. */
export function accuracyTraces(rows: readonly Table1Row[], seeds: number): readonly JsonRecord[] {
  return [gaps(rows), backgrounds(rows), ranges(rows, seeds), means(rows, seeds), claims(rows)];
}

/** The accuracy that the paper gives in a row of its Table 1. */
export function claimedAccuracy(row: Table1Row): number {
  return row.verdict === "not compared" ? row.paper.accuracy : row.metrics.accuracy.paper;
}

/** Draws something for each row that was measured, at its height. */
function forMeasured<T>(
  rows: readonly Table1Row[],
  draw: (accuracy: { claimed: number; mean: number; lowest: number; highest: number }, y: number) => readonly T[],
): T[] {
  return rows.flatMap((row, y) => {
    if (row.verdict === "not compared") return [];
    const { paper, measured } = row.metrics.accuracy;
    return draw({ claimed: paper, ...measured }, y);
  });
}

/** A thin line from what is claimed to what was measured. */
function gaps(rows: readonly Table1Row[]): JsonRecord {
  return {
    type: "scatter",
    mode: "lines",
    x: forMeasured<number | null>(rows, ({ claimed, mean }) => [claimed, mean, null]),
    y: forMeasured<number | null>(rows, (_, y) => [y, y, null]),
    line: { color: colours.axis, width: 1, dash: "dot" },
    hoverinfo: "skip",
    showlegend: false,
  };
}

/** White under the hollow diamonds, so that no line runs into them. */
function backgrounds(rows: readonly Table1Row[]): JsonRecord {
  return {
    type: "scatter",
    mode: "markers",
    x: rows.map(claimedAccuracy),
    y: rows.map((_, y) => y),
    marker: { symbol: "diamond", size: markers.paper.size, color: colours.background },
    hoverinfo: "skip",
    showlegend: false,
  };
}

function ranges(rows: readonly Table1Row[], seeds: number): JsonRecord {
  return {
    type: "scatter",
    mode: "lines",
    name: `lowest to highest of ${seeds}\u00a0seeds`,
    x: forMeasured<number | null>(rows, ({ lowest, highest }) => [lowest, highest, null]),
    y: forMeasured<number | null>(rows, (_, y) => [y, y, null]),
    line: { color: colours.measuredLight, width: 7 },
    hovertemplate: "%{x:.5f}<extra></extra>",
    showlegend: seeds > 1,
  };
}

function means(rows: readonly Table1Row[], seeds: number): JsonRecord {
  return {
    type: "scatter",
    mode: "markers",
    name: seeds > 1 ? "measured, mean" : "measured",
    x: forMeasured(rows, ({ mean }) => [mean]),
    y: forMeasured(rows, (_, y) => [y]),
    marker: markers.measured,
    hovertemplate: "%{x:.5f}<extra></extra>",
  };
}

function claims(rows: readonly Table1Row[]): JsonRecord {
  return {
    type: "scatter",
    mode: "markers",
    name: "claimed by the paper",
    x: rows.map(claimedAccuracy),
    y: rows.map((_, y) => y),
    marker: markers.paper,
    hovertemplate: "%{x:.5f}<extra></extra>",
  };
}

/** The tenth at or below the lowest accuracy that is drawn. */
export function lowestTick(rows: readonly Table1Row[]): number {
  const lowest = Math.min(...rows.map(claimedAccuracy), ...forMeasured(rows, ({ lowest }) => [lowest]));
  return Math.min(0.5, Math.floor(lowest * 10) / 10);
}

import type { Results } from "../evaluation/results";
import { decimals, signed } from "../foundation/number-text";
import { accuracyTraces, claimedAccuracy, lowestTick } from "./accuracy-traces";
import { unseen, xAxis, yAxis } from "./axes";
import { type Canvas, textAt } from "./canvas";
import type { Figure } from "./figure";
import { framed } from "./frame";
import { legendAt } from "./legend";
import type { Paper } from "./paper";
import type { JsonRecord, PlotSpec } from "./plot-spec";
import { type Table1Row, table1 } from "./table-1";
import { colours } from "./theme";

const rowHeight = 30;
const legendHeight = 44;
const axisHeight = 44;
const columns = { name: 2, left: 150, right: 460, claimed: 525, measured: 595, difference: 669 } as const;

const about = {
  id: "headline",
  title: "Accuracy on the test part, as the paper claims it and as measured here",
} as const;

/** The accuracy that the paper claims for each of its five classifiers and the one measured here: Table 1 at a glance. */
export const headline: Figure = { ...about, draw };

function draw(results: Results, paper: Paper): PlotSpec {
  const rows = table1(results, paper);
  const meta = {
    seeds: "all" as const,
    ...about,
    caption:
      "Diamonds: accuracy in the paper's Table 1. Dots: mean over the seeds; bars: lowest to highest. " +
      "Difference: measured minus claimed, bold where Table 1 is not reproduced.",
    alt: rows.map((row) => inWords(row, nameOf(results, row))).join(" "),
  };
  const plotHeight = rows.length * rowHeight;
  return framed(results, meta, legendHeight + plotHeight + axisHeight, (canvas, top) => {
    const box = {
      left: columns.left,
      right: columns.right,
      top: top + legendHeight,
      bottom: top + legendHeight + plotHeight,
    };
    return {
      data: accuracyTraces(rows, results.seeds.length),
      annotations: [
        ...columnTitles(canvas, box.top - 12),
        ...rows.flatMap((row, i) => rowTexts(canvas, box.top + (i + 0.5) * rowHeight, row, nameOf(results, row))),
        textAt(canvas, (box.left + box.right) / 2, box.bottom + 33, "accuracy", { align: "center" }),
      ],
      layout: {
        xaxis: xAxis(canvas, box, [lowestTick(rows), 1.005], { showgrid: true, dtick: 0.1, tickformat: ".1f" }),
        yaxis: yAxis(canvas, box, [rows.length - 0.5, -0.5], unseen),
        showlegend: true,
        legend: legendAt(canvas, 0, top),
      },
    };
  });
}

function columnTitles(canvas: Canvas, y: number): JsonRecord[] {
  const style = { align: "right", colour: colours.muted } as const;
  return [
    textAt(canvas, columns.claimed, y, "claimed", style),
    textAt(canvas, columns.measured, y, "measured", style),
    textAt(canvas, columns.difference, y, "difference", style),
  ];
}

function rowTexts(canvas: Canvas, y: number, row: Table1Row, name: string): JsonRecord[] {
  const right = { align: "right" } as const;
  const common = [
    textAt(canvas, columns.name, y, name),
    textAt(canvas, columns.claimed, y, decimals(claimedAccuracy(row), 3), { ...right, colour: colours.paper }),
  ];
  if (row.verdict === "not compared")
    return [...common, textAt(canvas, columns.difference, y, "not compared", { ...right, colour: colours.muted })];
  const { measured, difference } = row.metrics.accuracy;
  return [
    ...common,
    textAt(canvas, columns.measured, y, decimals(measured.mean, 3), { ...right, colour: colours.measured }),
    textAt(canvas, columns.difference, y, signed(difference, 3), { ...right, bold: row.verdict === "not reproduced" }),
  ];
}

function nameOf(results: Results, row: Table1Row): string {
  return results.classifiers.find(({ id }) => id === row.id)?.name ?? row.name;
}

function inWords(row: Table1Row, name: string): string {
  const claimed = `${name}: ${decimals(claimedAccuracy(row), 3)} claimed`;
  if (row.verdict === "not compared") return `${claimed}, not compared.`;
  return `${claimed}, ${decimals(row.metrics.accuracy.measured.mean, 3)} measured.`;
}

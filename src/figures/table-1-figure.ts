import type { Results } from "../evaluation/results";
import { decimals, signed } from "../foundation/number-text";
import { publishedDecimals } from "../foundation/rounded";
import { hidden } from "./axes";
import { type Canvas, lineBetween, type TextStyle, textAt, wrapped } from "./canvas";
import type { Figure } from "./figure";
import { framed } from "./frame";
import { crossMark, tickMark } from "./marks";
import type { Paper } from "./paper";
import type { JsonRecord, PlotSpec } from "./plot-spec";
import { type Comparison, type Table1Metric, type Table1Row, table1, table1Metrics, tolerance } from "./table-1";
import { colours } from "./theme";

/** Right edges of the four number columns, and the left edges of the others. */
const columns = { name: 2, line: 60, numbers: [235, 333, 431, 529], mark: 558, verdict: 569, end: 671 } as const;
const lineHeight = 16;
const groupGap = 10;
const headerHeight = 26;
/** Characters of a reason on one line. */
const reasonLength = 95;

const about = { id: "table-1", title: "Table 1. Macro averages on the test part: the paper's and ours" } as const;

/** Table 1 of the paper as a picture: under each value of the paper the mean and range over our seeds and the difference. */
export const table1Figure: Figure = { ...about, draw };

function draw(results: Results, paper: Paper): PlotSpec {
  const rows = table1(results, paper);
  const heights = rows.map((row) => (linesOf(row).length + reasonLines(row).length) * lineHeight + groupGap);
  const bodyHeight = headerHeight + heights.reduce((sum, height) => sum + height, 0) + 4;
  const meta = {
    seeds: "all" as const,
    ...about,
    caption: caption(rows),
    alt: rows.map(rowInWords).join(" "),
  };
  return framed(results, meta, bodyHeight, (canvas, top) => {
    const bottom = top + bodyHeight - 4;
    const rowTops = heights.map((_, i) =>
      heights.slice(0, i).reduce((sum, height) => sum + height, top + headerHeight),
    );
    return {
      data: [],
      annotations: [
        ...header(canvas, top + headerHeight / 2),
        ...rows.flatMap((row, i) => drawRow(canvas, rowTops[i] + groupGap / 2, row)),
      ],
      shapes: [
        rule(canvas, top, 1.5),
        rule(canvas, top + headerHeight, 0.75),
        ...rowTops.slice(1).map((y) => rule(canvas, y, 0.5, colours.grid)),
        rule(canvas, bottom, 1.5),
        ...rows.flatMap((row, i) => verdictMark(canvas, rowTops[i] + groupGap / 2 + lineHeight / 2, row)),
      ],
      layout: { xaxis: hidden, yaxis: hidden },
    };
  });
}

type Line = readonly [label: string, cell: (metric: Table1Metric) => string, style: TextStyle];

/** The lines of a row from top to bottom: what each is, and its text in a column. */
function linesOf(row: Table1Row): readonly Line[] {
  const number = (value: number) => decimals(value, publishedDecimals);
  if (row.verdict === "not compared")
    return [["paper", (metric) => number(row.paper[metric]), { colour: colours.paper }]];
  const text = (of: (comparison: Comparison) => string) => (metric: Table1Metric) => of(row.metrics[metric]);
  const range: Line = [
    "range",
    text(({ measured }) => `${number(measured.lowest)}\u2013${number(measured.highest)}`),
    { colour: colours.muted },
  ];
  return [
    ["paper", text((comparison) => number(comparison.paper)), { colour: colours.paper }],
    ["ours", text(({ measured }) => number(measured.mean)), { colour: colours.measured, bold: true }],
    ...(row.seeds > 1 ? [range] : []),
    ["difference", text(({ difference }) => signed(difference, publishedDecimals)), {}],
  ];
}

function drawRow(canvas: Canvas, top: number, row: Table1Row): JsonRecord[] {
  const y = (line: number) => top + (line + 0.5) * lineHeight;
  const verdict = row.verdict === "not reproduced" ? { colour: colours.ink, bold: true } : { colour: colours.ink };
  return [
    textAt(canvas, columns.name, y(0), row.name, { bold: true }),
    textAt(canvas, columns.verdict, y(0), row.verdict, verdict),
    ...reasonLines(row).map((text, i) => textAt(canvas, columns.line, y(1 + i), text, { colour: colours.muted })),
    ...linesOf(row).flatMap(([label, cell, style], line) => [
      textAt(canvas, columns.line, y(line), label, { colour: colours.muted }),
      ...table1Metrics.map(({ id }, column) =>
        textAt(canvas, columns.numbers[column], y(line), cell(id), { ...style, align: "right" }),
      ),
    ]),
  ];
}

/** Why a row is not compared, in lines that stand below the paper's values; none for the other rows. */
function reasonLines(row: Table1Row): readonly string[] {
  return row.verdict === "not compared" ? wrapped(row.reason, reasonLength).split("\n") : [];
}

function verdictMark(canvas: Canvas, y: number, { verdict }: Table1Row): JsonRecord[] {
  if (verdict === "not compared") return [];
  return [(verdict === "reproduced" ? tickMark : crossMark)(canvas, columns.mark, y)];
}

function header(canvas: Canvas, y: number): JsonRecord[] {
  return [
    ...table1Metrics.map(({ title }, column) =>
      textAt(canvas, columns.numbers[column], y, title, { align: "right", bold: true }),
    ),
    textAt(canvas, columns.mark - 4, y, "Verdict", { bold: true }),
  ];
}

function rule(canvas: Canvas, y: number, width: number, colour: string = colours.ink): JsonRecord {
  return lineBetween(canvas, [columns.name, y], [columns.end, y], { width, colour });
}

function caption(rows: readonly Table1Row[]): string {
  const reasons = rows.flatMap((row) => (row.verdict === "not compared" ? [`${row.name}: ${row.reason}`] : []));
  return [
    "Accuracy and macro averages of precision, recall and F1 score. Ours: mean over the seeds, with the lowest and highest.",
    "Reproduced: each of the four values of the paper lies inside the range of our seeds or within " +
      `${tolerance} of their mean.`,
    ...reasons,
  ].join(" ");
}

function rowInWords(row: Table1Row): string {
  if (row.verdict === "not compared") return `${row.name}: not compared. ${row.reason}`;
  const { paper, measured } = row.metrics.accuracy;
  return `${row.name}: accuracy ${decimals(paper, 5)} in the paper, ${decimals(measured.mean, 5)} ours, ${row.verdict}.`;
}

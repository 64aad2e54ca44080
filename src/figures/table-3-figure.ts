import type { Results } from "../evaluation/results";
import { decimals, percent } from "../foundation/number-text";
import { hidden } from "./axes";
import { type Canvas, type TextStyle, textAt, wrapped } from "./canvas";
import { attackShare } from "./classifier-folds";
import type { Figure } from "./figure";
import { datasetTitle, framed } from "./frame";
import { crossMark, tickMark } from "./marks";
import type { Paper } from "./paper";
import type { JsonRecord, PlotSpec } from "./plot-spec";
import { rule } from "./rules";
import { bothProtocols } from "./table-2-protocols";
import { type OwnRowCheck, ownRowChecks, type Table3Number, type Table3Row, table3 } from "./table-3";
import { colours } from "./theme";

const columns = {
  research: 2,
  dataset: 184,
  classifier: 312,
  accuracy: 430,
  f1: 498,
  rate: 594,
  explainable: 638,
} as const;
const lineHeight = 16;
const rowGap = 8;
const headHeight = 26;
/** Characters of a data set's title, and of a note, on one line. */
const [datasetLength, noteLength] = [22, 116];

const about = {
  id: "table-3",
  title: "Table 3. The related works and the paper as it states them, and measured here",
} as const;

/** Table 3 of the paper as a picture, with the same network's cross-validation here below it, and where the numbers of the
 * paper's own row come from. */
export const table3Figure: Figure = { ...about, draw };

function draw(results: Results, paper: Paper): PlotSpec {
  const rows = table3(results, paper).map((row) =>
    row.source === "measured" ? { ...row, dataset: datasetTitle(results) } : row,
  );
  const notes = ownRowChecks(paper).flatMap((check) => wrapped(noteOf(check), noteLength).split("\n"));
  const heights = rows.map(({ dataset }) => datasetLines(dataset).length * lineHeight + rowGap);
  const tableHeight = headHeight + heights.reduce((sum, height) => sum + height, 0);
  const bodyHeight = tableHeight + 12 + notes.length * lineHeight + 8;
  const meta = {
    seeds: "folds" as const,
    ...about,
    protocol: bothProtocols,
    caption: caption(results, paper),
    alt: rows.map(inWords).join(" "),
  };
  return framed(results, meta, bodyHeight, (canvas, top) => {
    const tops = heights.map((_, i) => heights.slice(0, i).reduce((sum, height) => sum + height, top + headHeight));
    const y = (row: number) => tops[row] + rowGap / 2 + lineHeight / 2;
    const noteTop = top + tableHeight + 12;
    const firstOfOurs = rows.findIndex(({ source }) => source === "measured");
    return {
      data: [],
      annotations: [
        ...head(canvas, top + headHeight / 2),
        ...rows.flatMap((row, i) => drawRow(canvas, y(i), row)),
        ...notes.map((text, i) => textAt(canvas, 2, noteTop + (i + 0.5) * lineHeight, text, { colour: colours.muted })),
      ],
      shapes: [
        rule(canvas, top, "heavy"),
        rule(canvas, top + headHeight, "thin"),
        ...(firstOfOurs > 0 ? [rule(canvas, tops[firstOfOurs], "thin")] : []),
        rule(canvas, top + tableHeight, "heavy"),
        ...rows.map(({ explainable }, i) => (explainable ? tickMark : crossMark)(canvas, columns.explainable, y(i))),
      ],
      layout: { xaxis: hidden, yaxis: hidden },
    };
  });
}

function datasetLines(dataset: string): readonly string[] {
  return wrapped(dataset, datasetLength).split("\n");
}

function head(canvas: Canvas, y: number): JsonRecord[] {
  const bold = { bold: true } as const;
  return [
    textAt(canvas, columns.research, y, "Research", bold),
    textAt(canvas, columns.dataset, y, "Data set", bold),
    textAt(canvas, columns.classifier, y, "Classifier", bold),
    textAt(canvas, columns.accuracy, y, "Accuracy", { ...bold, align: "right" }),
    textAt(canvas, columns.f1, y, "F1 score", { ...bold, align: "right" }),
    textAt(canvas, columns.rate, y, "False pos. rate", { ...bold, align: "right" }),
    textAt(canvas, columns.explainable, y, "Explainable", { ...bold, align: "center" }),
  ];
}

function drawRow(canvas: Canvas, y: number, row: Table3Row): JsonRecord[] {
  const style: TextStyle = { colour: row.source === "paper" ? colours.paper : colours.measured };
  const bold = { ...style, bold: row.id === "xmednn" || row.source === "measured" };
  const cell = (x: number, number: Table3Number | null, ours: (value: number) => string) =>
    textAt(canvas, x, y, number === null ? "\u2013" : (number.stated ?? ours(number.value)), {
      ...bold,
      align: "right",
    });
  return [
    textAt(canvas, columns.research, y, row.research, bold),
    ...datasetLines(row.dataset).map((text, i) => textAt(canvas, columns.dataset, y + i * lineHeight, text, style)),
    textAt(canvas, columns.classifier, y, row.classifier, style),
    cell(columns.accuracy, row.accuracy, (value) => percent(value, 2)),
    cell(columns.f1, row.f1, (value) => decimals(value, 3)),
    cell(columns.rate, row.falsePositiveRate, (value) => percent(value, 1)),
  ];
}

const metricNames = { accuracy: "accuracy", f1: "F1 score", falsePositiveRate: "false positive rate" } as const;

function noteOf({ metric, stated, crossValidation, singleSplit, from }: OwnRowCheck): string {
  const text = (value: number) =>
    metric === "f1" ? decimals(value, 5) : percent(value, metric === "accuracy" ? 3 : 2);
  const origin = from === "neither" ? "neither the cross-validation nor the single split" : `the ${from}`;
  return (
    `The proposed system's ${metricNames[metric]}, ${stated.stated}: from ${origin}; Table 2 has ${text(crossValidation)} and ` +
    `${metric === "falsePositiveRate" ? "Figure 3" : "Table 1"} has ${text(singleSplit)}.`
  );
}

function caption(results: Results, { table3: { rows } }: Paper): string {
  const shares = results.crossValidation
    .filter(({ id, folds }) => id === "dnn" && folds.length > 0)
    .map(({ protocol, folds }) => `${percent(attackShare(folds), 1)} (${protocol})`);
  const elsewhere = rows.map(({ research, elsewhere: text }) => `On ${research}: ${text}`);
  return [
    "Vermilion: as the paper prints it. Blue: means over the folds of the same network here; F1 score of the class attack.",
    `The rows were not measured alike. Attacks among the flows tested here: ${shares.join(", ") || "none tested"}; of the`,
    "related works the paper states neither that share nor the kind of F1 score.",
    ...elsewhere,
  ].join(" ");
}

function inWords({ research, accuracy, f1, falsePositiveRate }: Table3Row): string {
  const number = (value: Table3Number | null) => (value === null ? "not given" : decimals(value.value, 3));
  return `${research}: accuracy ${number(accuracy)}, F1 score ${number(f1)}, false positive rate ${number(falsePositiveRate)}.`;
}

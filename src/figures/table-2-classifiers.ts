import { meanAndDeviation } from "../evaluation/mean-and-deviation";
import type { Results } from "../evaluation/results";
import { decimals } from "../foundation/number-text";
import { hidden } from "./axes";
import { type Canvas, type TextStyle, textAt, wrapped } from "./canvas";
import { type ClassifierFolds, classifierFolds, foldMetrics, type ProtocolFolds } from "./classifier-folds";
import type { Figure } from "./figure";
import { foldsCaption } from "./folds-caption";
import { framed } from "./frame";
import { crossMark, tickMark } from "./marks";
import type { Paper } from "./paper";
import type { JsonRecord, PlotSpec } from "./plot-spec";
import { recoveredFolds } from "./recovered-folds";
import { rule } from "./rules";
import { bothProtocols } from "./table-2-protocols";
import { colours } from "./theme";

const shown = foldMetrics.filter(({ id }) => id !== "balancedAccuracy");
const columns = { name: 2, protocol: 10, numbers: [184, 284, 384, 484, 584], mark: 640 } as const;
const lineHeight = 16;
const groupGap = 10;
const headHeight = 26;
const reasonLength = 100;
const shownDecimals = 4;

const about = {
  id: "table-2-classifiers",
  title: "Table 2 for every classifier, with copies of tested flows in training and without",
} as const;

/** The cross-validation of Table 2 for every classifier, under the paper's protocol and split first: which of them come
 * near Table 2, and what is left of each without the leak. Drawing throws a DataError when the results hold none. */
export const table2Classifiers: Figure = { ...about, draw };

function draw(results: Results, paper: Paper): PlotSpec {
  const { tested, absent } = classifierFolds(results, paper);
  const groups: readonly (readonly Line[])[] = [
    [paperLine(paper)],
    ...tested.map(linesOf),
    ...absent.map(({ name, reason }) => [nameLine(name), ...wrapped(reason, reasonLength).split("\n").map(noteLine)]),
  ];
  const heights = groups.map((lines) => lines.length * lineHeight + groupGap);
  const bodyHeight = headHeight + heights.reduce((sum, height) => sum + height, 0) + 4;
  const meta = {
    seeds: "folds" as const,
    ...about,
    protocol: bothProtocols,
    caption: foldsCaption(tested),
    alt: tested.map(inWords).join(" "),
  };
  return framed(results, meta, bodyHeight, (canvas, top) => {
    const tops = heights.map((_, i) => heights.slice(0, i).reduce((sum, height) => sum + height, top + headHeight));
    const y = (group: number, line: number) => tops[group] + groupGap / 2 + (line + 0.5) * lineHeight;
    return {
      data: [],
      annotations: [
        ...head(canvas, top + headHeight / 2),
        ...groups.flatMap((lines, group) => lines.flatMap((line, i) => drawLine(canvas, y(group, i), line))),
      ],
      shapes: [
        rule(canvas, top, "heavy"),
        rule(canvas, top + headHeight, "thin"),
        ...tops.slice(1).map((at) => rule(canvas, at, "faint")),
        rule(canvas, top + bodyHeight - 4, "heavy"),
        ...tested.map(({ nearTable2 }, i) => (nearTable2 ? tickMark : crossMark)(canvas, columns.mark, y(i + 1, 1))),
      ],
      layout: { xaxis: hidden, yaxis: hidden },
    };
  });
}

interface Line {
  readonly label: string;
  readonly left: number;
  /** One a column, or none. */
  readonly cells: readonly string[];
  readonly style: TextStyle;
  readonly labelStyle: TextStyle;
}

function nameLine(name: string): Line {
  return { label: name, left: columns.name, cells: [], style: {}, labelStyle: { bold: true } };
}

function noteLine(text: string): Line {
  return { label: text, left: columns.protocol, cells: [], style: {}, labelStyle: { colour: colours.muted } };
}

function linesOf({ name, withCopies, withoutCopies }: ClassifierFolds): readonly Line[] {
  const line = (label: string, folds: ProtocolFolds, style: TextStyle): Line => ({
    label,
    left: columns.protocol,
    cells: shown.map(({ id }) => meanText(folds.metrics[id])),
    style,
    labelStyle: { colour: colours.muted },
  });
  return [
    nameLine(name),
    line("paper protocol", withCopies, { colour: colours.muted }),
    line("split first", withoutCopies, { colour: colours.measured }),
  ];
}

/** The paper's means and deviations; the false positive rates come from the counts behind its folds. */
function paperLine(paper: Paper): Line {
  const { mean, deviation } = paper.table2;
  const rates = meanAndDeviation(recoveredFolds(paper).map(({ falsePositiveRate }) => falsePositiveRate));
  const stated = (["accuracy", "precision", "recall", "f1"] as const).map((id) =>
    meanText({ mean: mean[id], deviation: deviation[id] }),
  );
  const style = { colour: colours.paper };
  return {
    label: "paper's Table 2",
    left: columns.name,
    cells: [...stated, meanText(rates)],
    style,
    labelStyle: style,
  };
}

function meanText({ mean, deviation }: { readonly mean: number; readonly deviation: number }): string {
  return `${decimals(mean, shownDecimals)}\u00a0\u00b1\u00a0${decimals(deviation, shownDecimals)}`;
}

function head(canvas: Canvas, y: number): JsonRecord[] {
  return [
    ...shown.map(({ title }, i) => textAt(canvas, columns.numbers[i], y, title, { align: "right", bold: true })),
    textAt(canvas, columns.mark, y, "Near paper", { align: "center", bold: true }),
  ];
}

function drawLine(canvas: Canvas, y: number, { label, left, cells, style, labelStyle }: Line): JsonRecord[] {
  return [
    textAt(canvas, left, y, label, labelStyle),
    ...cells.map((text, i) => textAt(canvas, columns.numbers[i], y, text, { ...style, align: "right" })),
  ];
}

function inWords({ name, withCopies, withoutCopies, nearTable2 }: ClassifierFolds): string {
  const recall = (folds: ProtocolFolds) => decimals(folds.metrics.recall.mean, 3);
  return (
    `${name}: recall ${recall(withCopies)} under the paper's protocol, ${recall(withoutCopies)} split first, ` +
    `${nearTable2 ? "near" : "not near"} Table 2.`
  );
}

import type { Results } from "../evaluation/results";
import { unseen, xAxis, yAxis } from "./axes";
import { type Box, type Canvas, textAt } from "./canvas";
import { type ClassifierFolds, classifierFolds, type FoldMetric } from "./classifier-folds";
import type { Figure } from "./figure";
import { type Content, framed } from "./frame";
import { legendAt } from "./legend";
import { decimals } from "./number-text";
import type { Paper } from "./paper";
import type { JsonRecord, PlotSpec } from "./plot-spec";
import { recoveredFolds } from "./recovered-folds";
import { bothProtocols } from "./table-2-protocols";
import { colours } from "./theme";

const about = {
  id: "table-2-leak",
  title: "What copies of tested flows in training are worth, classifier by classifier",
} as const;
const rowHeight = 28;
const legendHeight = 26;
const titleHeight = 24;
const axisHeight = 36;

/** Panels whose numbers do not depend on the share of attacks among the tested flows. */
const panels = [
  { metric: "recall", title: "recall of attacks", left: 128, right: 378, range: [0.4, 1.005] },
  { metric: "falsePositiveRate", title: "false positive rate", left: 416, right: 666, range: [0, 0.305] },
] as const satisfies readonly { readonly metric: FoldMetric; readonly [key: string]: unknown }[];

/** Recall and false positive rate of every classifier over the folds, with copies of tested flows in training and
 * without: dots are means, bars go from the lowest fold to the highest. Drawing throws a DataError without folds. */
export const table2Leak: Figure = { ...about, draw };

function draw(results: Results, paper: Paper): PlotSpec {
  const { tested } = classifierFolds(results, paper);
  const stated = statedValues(paper);
  const meta = {
    seeds: "folds" as const,
    ...about,
    protocol: bothProtocols,
    caption:
      "Dots: mean over the folds; bars: lowest fold to highest. Hollow: paper protocol, with copies of tested attacks in " +
      "training; filled: split first, without. Dashed: the mean of the paper's Table 2, its false positive rate from the " +
      "counts behind its folds.",
    alt: tested.map(inWords).join(" "),
  };
  const plotHeight = tested.length * rowHeight;
  return framed(results, meta, legendHeight + titleHeight + plotHeight + axisHeight, (canvas, top) => {
    const plotTop = top + legendHeight + titleHeight;
    const drawn = panels.map((panel, i) =>
      drawPanel(canvas, { ...panel, top: plotTop, bottom: plotTop + plotHeight }, i, tested, stated[panel.metric]),
    );
    return {
      data: drawn.flatMap(({ data }) => data),
      annotations: [
        ...tested.map(({ name }, row) =>
          textAt(canvas, panels[0].left - 10, plotTop + (row + 0.5) * rowHeight, name, { align: "right" }),
        ),
        ...drawn.flatMap(({ annotations }) => annotations),
      ],
      layout: {
        ...Object.assign({}, ...drawn.map(({ layout }) => layout)),
        showlegend: true,
        legend: { ...legendAt(canvas, 0, top), traceorder: "normal" },
      },
    };
  });
}

/** The paper's means: recall is stated; the false positive rate follows from the counts behind its folds. */
function statedValues(paper: Paper): Readonly<Record<(typeof panels)[number]["metric"], number>> {
  const folds = recoveredFolds(paper);
  const rate = folds.reduce((sum, { falsePositiveRate }) => sum + falsePositiveRate, 0) / folds.length;
  return { recall: paper.table2.mean.recall, falsePositiveRate: rate };
}

type Panel = (typeof panels)[number];

function drawPanel(
  canvas: Canvas,
  box: Box & Panel,
  index: number,
  tested: readonly ClassifierFolds[],
  stated: number,
): Content {
  const axis = index === 0 ? "" : String(index + 1); // as Plotly names axes
  const range = widened(box.range, box.metric, tested);
  const on = { type: "scatter", xaxis: `x${axis}`, yaxis: `y${axis}`, cliponaxis: false, showlegend: index === 0 };
  return {
    data: [
      { ...on, ...statedLine(stated, tested.length) },
      ...series(box.metric, tested, "withCopies").map((trace) => ({ ...on, ...trace })),
      ...series(box.metric, tested, "withoutCopies").map((trace) => ({ ...on, ...trace })),
    ],
    annotations: [textAt(canvas, box.left, box.top - 11, box.title, { bold: true })],
    layout: {
      [`xaxis${axis}`]: xAxis(canvas, box, range, { anchor: `y${axis}`, showgrid: true, nticks: 7 }),
      [`yaxis${axis}`]: yAxis(canvas, box, [tested.length - 0.5, -0.5], { ...unseen, anchor: `x${axis}` }),
    },
  };
}

/** The panel's range, or more where a fold lies outside it. */
function widened([low, high]: readonly [number, number], metric: FoldMetric, tested: readonly ClassifierFolds[]) {
  const spreads = tested.flatMap(({ withCopies, withoutCopies }) =>
    [withCopies, withoutCopies].map((f) => f.metrics[metric]),
  );
  const lowest = Math.min(...spreads.map((spread) => spread.lowest));
  const highest = Math.max(...spreads.map((spread) => spread.highest));
  return [
    lowest < low ? Math.floor(lowest * 10) / 10 : low,
    highest > high ? Math.min(1, Math.ceil(highest * 10) / 10) + 0.005 : high,
  ] as const;
}

function statedLine(stated: number, rows: number): JsonRecord {
  return {
    mode: "lines",
    name: "paper, Table 2",
    x: [stated, stated],
    y: [-0.5, rows - 0.5],
    line: { color: colours.paper, width: 1.5, dash: "dash" },
    hovertemplate: "%{x:.5f}<extra>paper</extra>",
  };
}

const looks = {
  withCopies: {
    name: "paper protocol, with copies",
    height: -0.14,
    symbol: "circle-open",
    bar: colours.measuredMiddle,
  },
  withoutCopies: { name: "split first, without", height: 0.14, symbol: "circle", bar: colours.measured },
} as const;

/** The bars and, over them, the dots of one protocol, a little above or below the middle of each row. */
function series(metric: FoldMetric, tested: readonly ClassifierFolds[], folds: keyof typeof looks): JsonRecord[] {
  const { name, height, symbol, bar } = looks[folds];
  const spreads = tested.map((row) => row[folds].metrics[metric]);
  const bars = {
    mode: "lines",
    x: spreads.flatMap(({ lowest, highest }) => [lowest, highest, null]),
    y: spreads.flatMap((_, row) => [row + height, row + height, null]),
    line: { color: bar, width: 1.5 },
    hoverinfo: "skip",
    showlegend: false,
  };
  const dots = {
    mode: "markers",
    x: spreads.map(({ mean }) => mean),
    y: spreads.map((_, row) => row + height),
    hovertemplate: `%{x:.5f}<extra>${name}</extra>`,
  };
  const white = {
    ...dots,
    hoverinfo: "skip",
    showlegend: false,
    marker: { symbol: "circle", size: 8, color: colours.background },
  };
  const marker = { symbol, size: 8, color: colours.measured, line: { color: colours.measured, width: 1.5 } };
  return [bars, white, { ...dots, name, marker }];
}

function inWords({ name, withCopies, withoutCopies }: ClassifierFolds): string {
  const pair = (metric: FoldMetric) =>
    `${decimals(withCopies.metrics[metric].mean, 3)} with copies and ${decimals(withoutCopies.metrics[metric].mean, 3)} without`;
  return `${name}: recall ${pair("recall")}, false positive rate ${pair("falsePositiveRate")}.`;
}

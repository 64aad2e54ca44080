import { unseen, xAxis, yAxis } from "./axes";
import { type Box, type Canvas, textAt } from "./canvas";
import type { ClassifierFolds, FoldMetric } from "./classifier-folds";
import type { Content } from "./frame";
import type { JsonRecord } from "./plot-spec";
import { colours } from "./theme";

/** Panels whose numbers do not depend on the share of attacks among the tested flows. */
export const leakPanels = [
  { metric: "recall", title: "recall of attacks", left: 128, right: 378, range: [0.4, 1.005] },
  { metric: "falsePositiveRate", title: "false positive rate", left: 416, right: 666, range: [0, 0.305] },
] as const satisfies readonly { readonly metric: FoldMetric; readonly [key: string]: unknown }[];

type Panel = (typeof leakPanels)[number];

/** The two dots and bars of every classifier on one pair of axes, and the paper's value as a dashed line.
 * @param index of the pair of axes, from 0; the legend names the traces of the first
 * @param stated the paper's value */
export function leakPanel(
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

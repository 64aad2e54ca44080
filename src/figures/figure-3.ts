import type { Metrics } from "../evaluation/metrics";
import type { Results, Run } from "../evaluation/results";
import { DataError } from "../foundation/errors";
import { unseen, xAxis, yAxis } from "./axes";
import { type Box, type Canvas, textAt } from "./canvas";
import { framed } from "./frame";
import { grouped, percent } from "./number-text";
import type { Paper } from "./paper";
import type { JsonRecord, PlotSpec } from "./plot-spec";
import { spread } from "./spread";
import { colours, fontFamily, fontSizes } from "./theme";

const bodyHeight = 254;
const matrixBox = { left: 70, right: 290, top: 44, bottom: 244 } as const;
const ratesBox = { left: 380, right: 660, top: 44, bottom: 204 } as const;

/** The two error rates that the paper states for Figure 3. */
const rates = [
  { title: "false positives", of: (metrics: Metrics) => metrics.falsePositiveRate, stated: "falsePositiveRate" },
  { title: "false negatives", of: (metrics: Metrics) => metrics.falseNegativeRate, stated: "falseNegativeRate" },
] as const;

/** Figure 3 of the paper: the confusion matrix of the network with the first seed; beside it the two error rates with
 * every seed and as the paper states them.
 * @throws DataError when the results hold no run of the network */
export function figure3(results: Results, paper: Paper): PlotSpec {
  const runs = results.classifiers.find(({ id }) => id === "dnn")?.runs ?? [];
  if (runs.length === 0) throw new DataError("Figure 3 needs a run of the network (dnn), and the results hold none.");
  const first = runs[0];
  const meta = {
    seeds: "all" as const,
    id: "figure-3",
    title: "Figure 3. Confusion matrix of the network, and its error rates",
    caption: caption(runs, paper),
    alt: inWords(first, paper),
  };
  return framed(results, meta, bodyHeight, (canvas, top) => {
    const matrix = movedDown(matrixBox, top);
    const panel = movedDown(ratesBox, top);
    return {
      data: [shares(first.metrics), seedDots(runs), firstSeedDots(first), statedDiamonds(paper)],
      annotations: [
        ...matrixTexts(canvas, matrix, first),
        ...rateTexts(canvas, panel, first, paper),
        textAt(canvas, (panel.left + panel.right) / 2, panel.bottom + 33, "share of the class, %", { align: "center" }),
      ],
      layout: {
        xaxis: xAxis(canvas, matrix, [-0.5, 1.5], unseen),
        yaxis: yAxis(canvas, matrix, [1.5, -0.5], unseen),
        xaxis2: xAxis(canvas, panel, [0, highestTick(runs, paper)], { anchor: "y2", showgrid: true, nticks: 6 }),
        yaxis2: yAxis(canvas, panel, [1.5, -0.5], { ...unseen, anchor: "x2" }),
        showlegend: true,
        legend: legend(canvas, panel, top),
      },
    };
  });
}

function movedDown(box: Box, by: number): Box {
  return { ...box, top: box.top + by, bottom: box.bottom + by };
}

/** The four cells, coloured by their share of the row. */
function shares(metrics: Metrics): JsonRecord {
  return {
    type: "heatmap",
    z: cells(metrics).map((row) => row.map(({ share }) => share)),
    zmin: 0,
    zmax: 1,
    colorscale: [
      [0, colours.measuredFaint],
      [1, colours.measured],
    ],
    showscale: false,
    xgap: 2,
    ygap: 2,
    hoverinfo: "skip",
  };
}

/** Rows: normal and attack; columns: classified as normal and as attack. */
function cells({ tn, fp, fn, tp }: Metrics) {
  const row = (counts: readonly number[]) => {
    const total = counts[0] + counts[1];
    return counts.map((count) => ({ count, share: total === 0 ? 0 : count / total }));
  };
  return [row([tn, fp]), row([fn, tp])];
}

function matrixTexts(canvas: Canvas, box: Box, { seed, metrics }: Run): JsonRecord[] {
  const middle = (from: number, to: number, half: number) => from + ((to - from) * (2 * half + 1)) / 4;
  const x = (column: number) => middle(box.left, box.right, column);
  const y = (row: number) => middle(box.top, box.bottom, row);
  const centred = { align: "center" } as const;
  const title = { ...centred, colour: colours.muted };
  const classes = ["normal", "attack"];
  return [
    textAt(canvas, (box.left + box.right) / 2, box.top - 28, `decision (seed ${seed})`, title),
    textAt(canvas, box.left - 62, (box.top + box.bottom) / 2, "class", { ...title, upright: true }),
    ...classes.map((name, column) => textAt(canvas, x(column), box.top - 11, name, centred)),
    ...classes.map((name, row) => textAt(canvas, box.left - 8, y(row), name, { align: "right" })),
    ...cells(metrics).flatMap((row, i) =>
      row.flatMap(({ count, share }, j) => {
        const colour = share > 0.55 ? colours.background : colours.ink;
        return [
          textAt(canvas, x(j), y(i) - 9, grouped(count), { ...centred, colour, bold: true, size: fontSizes.title }),
          textAt(canvas, x(j), y(i) + 9, percent(share, 2), { ...centred, colour }),
        ];
      }),
    ),
  ];
}

const onRatePanel = { type: "scatter", mode: "markers", xaxis: "x2", yaxis: "y2", cliponaxis: false } as const;
const rateHover = "%{x:.2f} %<extra></extra>";

function seedDots(runs: readonly Run[]): JsonRecord {
  return {
    ...onRatePanel,
    name: `each of ${runs.length}\u00a0seeds`,
    x: rates.flatMap(({ of }) => runs.map(({ metrics }) => 100 * of(metrics))),
    y: rates.flatMap((_, row) => runs.map(() => row)),
    marker: {
      symbol: "circle",
      size: 8,
      color: colours.measuredLight,
      line: { color: colours.background, width: 0.75 },
    },
    hovertemplate: rateHover,
    showlegend: runs.length > 1,
  };
}

function firstSeedDots({ seed, metrics }: Run): JsonRecord {
  return {
    ...onRatePanel,
    name: `seed ${seed}`,
    x: rates.map(({ of }) => 100 * of(metrics)),
    y: rates.map((_, row) => row),
    marker: { symbol: "circle", size: 8, color: colours.measured },
    hovertemplate: rateHover,
  };
}

function statedDiamonds({ figure3: stated }: Paper): JsonRecord {
  return {
    ...onRatePanel,
    name: "paper",
    x: rates.map((rate) => 100 * stated[rate.stated]),
    y: rates.map((_, row) => row),
    marker: { symbol: "diamond-open", size: 12, color: colours.paper, line: { color: colours.paper, width: 1.75 } },
    hovertemplate: rateHover,
  };
}

function rateTexts(canvas: Canvas, box: Box, { metrics }: Run, { figure3: stated }: Paper): JsonRecord[] {
  const rowHeight = (box.bottom - box.top) / 2;
  return rates.flatMap((rate, row) => {
    const y = box.top + (row + 0.5) * rowHeight;
    const right = { align: "right" } as const;
    return [
      textAt(canvas, box.left - 8, y - 16, rate.title, right),
      textAt(canvas, box.left - 8, y, percent(rate.of(metrics), 2), { ...right, colour: colours.measured, bold: true }),
      textAt(canvas, box.left - 8, y + 16, percent(stated[rate.stated], 2), { ...right, colour: colours.paper }),
    ];
  });
}

/** The end of the axis of rates in per cent: the next ten above all that is drawn. */
function highestTick(runs: readonly Run[], { figure3: stated }: Paper): number {
  const drawn = rates.flatMap((rate) => [stated[rate.stated], ...runs.map(({ metrics }) => rate.of(metrics))]);
  return Math.min(101, 10 * Math.ceil(10 * Math.max(...drawn) + 0.05));
}

function legend(canvas: Canvas, box: Box, top: number): JsonRecord {
  return {
    orientation: "h",
    x: (box.left - 72) / canvas.width,
    xanchor: "left",
    y: 1 - top / canvas.height,
    yanchor: "top",
    traceorder: "reversed",
    font: { family: fontFamily, size: fontSizes.text, color: colours.ink },
    itemclick: false,
    itemdoubleclick: false,
  };
}

function caption(runs: readonly Run[], { figure3: stated }: Paper): string {
  const [positives, negatives] = rates.map((rate) => {
    const { lowest, highest } = spread(runs, ({ metrics }) => rate.of(metrics));
    const over = runs.length > 1 ? `, from ${percent(lowest, 2)} to ${percent(highest, 2)} over the seeds` : "";
    return `${percent(rate.of(runs[0].metrics), 2)}${over} (paper: ${percent(stated[rate.stated], 2)})`;
  });
  return (
    `Flows of the test part by class and decision with seed ${runs[0].seed}; percentages are shares of the class. ` +
    `False positive rate ${positives}; false negative rate ${negatives}.`
  );
}

function inWords({ seed, metrics }: Run, { figure3: stated }: Paper): string {
  const { tn, fp, fn, tp } = metrics;
  return (
    `With seed ${seed}: ${tn} normal flows classified as normal and ${fp} as attack, ${fn} attack flows classified as ` +
    `normal and ${tp} as attack. False positive rate ${percent(metrics.falsePositiveRate, 2)}, in the paper ` +
    `${percent(stated.falsePositiveRate, 2)}; false negative rate ${percent(metrics.falseNegativeRate, 2)}, in the ` +
    `paper ${percent(stated.falseNegativeRate, 2)}.`
  );
}

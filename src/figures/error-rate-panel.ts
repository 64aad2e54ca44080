import type { Metrics } from "../evaluation/metrics";
import type { Run } from "../evaluation/results";
import { percent } from "../foundation/number-text";
import { unseen, xAxis, yAxis } from "./axes";
import { type Box, type Canvas, textAt } from "./canvas";
import type { Content } from "./frame";
import { legendAt } from "./legend";
import type { Paper } from "./paper";
import type { JsonRecord } from "./plot-spec";
import { colours, markers } from "./theme";

/** The two error rates that the paper states for Figure 3. */
export const errorRates = [
  {
    title: "false positives",
    of: (metrics: Metrics) => metrics.falsePositiveRate,
    statedIn: (paper: Paper) => paper.figure3.falsePositiveRate,
  },
  {
    title: "false negatives",
    of: (metrics: Metrics) => metrics.falseNegativeRate,
    statedIn: (paper: Paper) => paper.figure3.falseNegativeRate,
  },
] as const;

/** Both error rates on the second pair of axes: a dot a seed, the first seed's darker, and the paper's value.
 * @param runs at least one; the first is of the first seed */
export function errorRatePanel(canvas: Canvas, box: Box, runs: readonly Run[], paper: Paper): Content {
  return {
    data: [
      dots(`each of ${runs.length}\u00a0seeds`, runs, seedMarker, runs.length > 1),
      dots(`seed ${runs[0].seed}`, runs.slice(0, 1), markers.measured),
      statedDots(paper),
    ],
    annotations: [
      ...rateTexts(canvas, box, runs[0], paper),
      textAt(canvas, (box.left + box.right) / 2, box.bottom + 33, "share of the class, %", { align: "center" }),
    ],
    layout: {
      xaxis2: xAxis(canvas, box, [0, highestTick(runs, paper)], { anchor: "y2", showgrid: true, nticks: 6 }),
      yaxis2: yAxis(canvas, box, [1.5, -0.5], { ...unseen, anchor: "x2" }),
      showlegend: true,
      legend: legendAt(canvas, box.left - 72, box.top - 44),
    },
  };
}

const seedMarker = {
  symbol: "circle",
  size: 8,
  color: colours.measuredMiddle,
  line: { color: colours.background, width: 0.75 },
};

const onPanel = {
  type: "scatter",
  mode: "markers",
  xaxis: "x2",
  yaxis: "y2",
  cliponaxis: false,
  hovertemplate: "%{x:.2f} %<extra></extra>",
} as const;

function dots(name: string, runs: readonly Run[], marker: JsonRecord, showlegend = true): JsonRecord {
  return {
    ...onPanel,
    name,
    x: errorRates.flatMap(({ of }) => runs.map(({ metrics }) => 100 * of(metrics))),
    y: errorRates.flatMap((_, row) => runs.map(() => row)),
    marker,
    showlegend,
  };
}

function statedDots(paper: Paper): JsonRecord {
  return {
    ...onPanel,
    name: "paper",
    x: errorRates.map(({ statedIn }) => 100 * statedIn(paper)),
    y: errorRates.map((_, row) => row),
    marker: markers.paper,
  };
}

function rateTexts(canvas: Canvas, box: Box, { metrics }: Run, paper: Paper): JsonRecord[] {
  const rowHeight = (box.bottom - box.top) / errorRates.length;
  const x = box.left - 8;
  const right = { align: "right" } as const;
  return errorRates.flatMap(({ title, of, statedIn }, row) => {
    const y = box.top + (row + 0.5) * rowHeight;
    return [
      textAt(canvas, x, y - 16, title, right),
      textAt(canvas, x, y, percent(of(metrics), 2), { ...right, colour: colours.measured, bold: true }),
      textAt(canvas, x, y + 16, percent(statedIn(paper), 2), { ...right, colour: colours.paper }),
    ];
  });
}

/** The end of the axis, in per cent: a ten above all that is drawn, but not above a hundred. */
function highestTick(runs: readonly Run[], paper: Paper): number {
  const drawn = errorRates.flatMap(({ of, statedIn }) => [statedIn(paper), ...runs.map(({ metrics }) => of(metrics))]);
  return Math.min(100, 10 * Math.ceil(10 * Math.max(...drawn) + 0.05));
}

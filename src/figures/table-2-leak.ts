import type { Results } from "../evaluation/results";
import { decimals } from "../foundation/number-text";
import { textAt } from "./canvas";
import { type ClassifierFolds, classifierFolds, type FoldMetric } from "./classifier-folds";
import type { Figure } from "./figure";
import { framed } from "./frame";
import { leakPanel, leakPanels } from "./leak-panel";
import { legendAt } from "./legend";
import type { Paper } from "./paper";
import type { PlotSpec } from "./plot-spec";
import { recoveredFolds } from "./recovered-folds";
import { bothProtocols } from "./table-2-protocols";

const about = {
  id: "table-2-leak",
  title: "What copies of tested flows in training are worth, classifier by classifier",
} as const;
const rowHeight = 28;
const legendHeight = 26;
const titleHeight = 24;
const axisHeight = 36;

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
    const drawn = leakPanels.map((panel, i) =>
      leakPanel(canvas, { ...panel, top: plotTop, bottom: plotTop + plotHeight }, i, tested, stated[panel.metric]),
    );
    return {
      data: drawn.flatMap(({ data }) => data),
      annotations: [
        ...tested.map(({ name }, row) =>
          textAt(canvas, leakPanels[0].left - 10, plotTop + (row + 0.5) * rowHeight, name, { align: "right" }),
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
function statedValues(paper: Paper): Readonly<Record<(typeof leakPanels)[number]["metric"], number>> {
  const folds = recoveredFolds(paper);
  const rate = folds.reduce((sum, { falsePositiveRate }) => sum + falsePositiveRate, 0) / folds.length;
  return { recall: paper.table2.mean.recall, falsePositiveRate: rate };
}

function inWords({ name, withCopies, withoutCopies }: ClassifierFolds): string {
  const pair = (metric: FoldMetric) =>
    `${decimals(withCopies.metrics[metric].mean, 3)} with copies and ${decimals(withoutCopies.metrics[metric].mean, 3)} without`;
  return `${name}: recall ${pair("recall")}, false positive rate ${pair("falsePositiveRate")}.`;
}

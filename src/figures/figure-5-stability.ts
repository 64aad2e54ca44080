import type { Results } from "../evaluation/results";
import {
  type FeatureStability,
  type MeanAndRange,
  type RankingStability,
  rankingStability,
  topCount,
} from "../explanation/ranking-stability";
import { decimals } from "../foundation/number-text";
import { hidden } from "./axes";
import { type Canvas, lineBetween, textAt } from "./canvas";
import { explanationOf } from "./explanation-of";
import type { Figure } from "./figure";
import { framed } from "./frame";
import type { Paper } from "./paper";
import type { JsonRecord, PlotSpec } from "./plot-spec";
import { colours } from "./theme";

const about = {
  id: "figure-5-stability",
  title: "Figure 5, stability: the first five features over seeds and backgrounds",
} as const;
const rowHeight = 22;
const headerHeight = 44;
const columns = {
  ...{ feature: 2, paper: 132, importance: 184, range: 274, ranks: 288 },
  ...{ seeds: 492, backgrounds: 582, direction: 671 },
} as const;
const ranksWidth = 150;

/** How far the ranking of Figure 5 depends on the seed of the training and on the background that SHAP compares with.
 * Drawing throws a DataError when the results hold no explanation. */
export const figure5Stability: Figure = { ...about, draw };

function draw(results: Results, paper: Paper): PlotSpec {
  const explanation = explanationOf(results, about.title);
  const stability = rankingStability(explanation);
  const paperRank = (feature: string) => paper.figure5.features.findIndex((stated) => stated.feature === feature) + 1;
  const rows = stability.features.filter(
    ({ feature, seedsInTop, backgroundsInTop }) => seedsInTop + backgroundsInTop + paperRank(feature) > 0,
  );
  const counts = { seeds: explanation.bySeed.length, backgrounds: explanation.byBackground.length };
  const meta = {
    ...about,
    seeds: "all" as const,
    caption: caption(
      stability,
      explanation.byBackground.map(({ name }) => name),
    ),
    alt: rows
      .map(
        (row) =>
          `${row.feature}: in the first five with ${row.seedsInTop} of ${counts.seeds} seeds and ${row.backgroundsInTop} of ${counts.backgrounds} backgrounds.`,
      )
      .join(" "),
  };
  return framed(results, meta, headerHeight + rows.length * rowHeight + 12, (canvas, top) => {
    const y = (i: number) => top + headerHeight + (i + 0.5) * rowHeight;
    const bottom = top + headerHeight + rows.length * rowHeight;
    const rule = (at: number, width: number) =>
      lineBetween(canvas, [columns.feature, at], [columns.direction, at], { width });
    return {
      data: [],
      annotations: [
        ...header(canvas, top + 13, top + 31, counts),
        ...rows.flatMap((row, i) => rowTexts(canvas, y(i), row, paperRank(row.feature))),
      ],
      shapes: [rule(top, 1.5), rule(top + headerHeight, 0.75), rule(bottom, 1.5)],
      layout: { xaxis: hidden, yaxis: hidden },
    };
  });
}

function header(
  canvas: Canvas,
  first: number,
  second: number,
  counts: { readonly seeds: number; readonly backgrounds: number },
) {
  const bold = { align: "right", bold: true } as const;
  const muted = { align: "right", colour: colours.muted } as const;
  return [
    textAt(canvas, columns.feature, first, "Feature", { bold: true }),
    textAt(canvas, columns.paper, first, "Paper's rank", bold),
    textAt(canvas, columns.range, first, "Mean |SHAP|", bold),
    textAt(canvas, columns.range, second, "and its range", muted),
    textAt(canvas, columns.ranks, first, "Rank by seed", { bold: true }),
    textAt(canvas, columns.backgrounds, first, `In the first ${topCount} of`, bold),
    textAt(canvas, columns.direction, first, "Direction", bold),
    textAt(canvas, columns.direction, second, "range of tau", muted),
    textAt(canvas, columns.seeds, second, `${counts.seeds} seeds`, muted),
    textAt(canvas, columns.backgrounds, second, `${counts.backgrounds} backgrounds`, muted),
  ];
}

function rowTexts(canvas: Canvas, y: number, row: FeatureStability, paperRank: number): JsonRecord[] {
  const { feature, importance, ranks, direction, seedsInTop, backgroundsInTop } = row;
  const right = { align: "right" } as const;
  const pitch = ranksWidth / ranks.length;
  return [
    textAt(canvas, columns.feature, y, feature, { bold: true }),
    textAt(canvas, columns.paper, y, paperRank === 0 ? "none" : String(paperRank), {
      ...right,
      colour: paperRank === 0 ? colours.muted : colours.paper,
    }),
    textAt(canvas, columns.importance, y, decimals(importance.mean, 3), { ...right, colour: colours.measured }),
    textAt(canvas, columns.range, y, rangeText(importance, 3), { ...right, colour: colours.muted }),
    ...ranks.map((rank, i) =>
      textAt(canvas, columns.ranks + (i + 0.5) * pitch, y, String(rank), {
        align: "center",
        bold: rank <= topCount,
        colour: rank <= topCount ? colours.measured : colours.axis,
      }),
    ),
    textAt(canvas, columns.seeds, y, String(seedsInTop), right),
    textAt(canvas, columns.backgrounds, y, String(backgroundsInTop), right),
    textAt(canvas, columns.direction, y, direction === null ? "" : rangeText(direction, 2), right),
  ];
}

function rangeText({ lowest, highest }: MeanAndRange, count: number): string {
  const dash = lowest < 0 ? " to " : "\u2013";
  return `${decimals(lowest, count)}${dash}${decimals(highest, count)}`;
}

function caption({ tauBetweenSeeds, tauBetweenBackgrounds }: RankingStability, backgrounds: readonly string[]): string {
  const tau = (name: string, value: MeanAndRange | null) =>
    value === null ? "" : ` between ${name} ${decimals(value.mean, 2)} (${rangeText(value, 2)})`;
  return (
    `Features by mean absolute DeepSHAP value; those that are ever among the first ${topCount}, or are in the paper. Ranks are ` +
    `given seed by seed. Direction: Kendall's tau-b between a feature's value and its SHAP value, over the seeds; negative ` +
    `where low values push towards attack. Kendall's tau-b of all features' importances, mean and range over all pairs:` +
    `${[tau("seeds", tauBetweenSeeds), tau("backgrounds", tauBetweenBackgrounds)].filter((text) => text !== "").join(";")}. ` +
    `Backgrounds, with the first seed: ${backgrounds.join("; ")}.`
  );
}

import type { Results } from "../evaluation/results";
import { featureSets } from "../evaluation/search/feature-sets";
import type { SearchEntry, SearchResults, SearchScores } from "../evaluation/search/search-results";
import { decimals, grouped, percent } from "../foundation/number-text";
import { hidden } from "./axes";
import { type Canvas, textAt } from "./canvas";
import type { Figure } from "./figure";
import { framed } from "./frame";
import type { Paper } from "./paper";
import type { JsonRecord, PlotSpec } from "./plot-spec";
import { rule } from "./rules";
import { networkClaim, searchFindings } from "./search-findings";
import { searchMissing } from "./search-missing";
import { hasOneSeed, oneSeedMark, type SearchProtocol, scoreSpread } from "./search-spread";
import { bothProtocols } from "./table-2-protocols";
import { colours } from "./theme";

const about = { id: "capacity-table", title: "Every network of the search" } as const;

/** Left edges of the first column and of what is said of a recipe, right edge of the weights. */
const columns = { layers: 2, settings: 176, weights: 178 } as const;

/** The columns of scores: the right edge of the mean and, where there is room for it, of the range. */
const scoreColumns = [
  { head: "train", protocol: "paper", score: "trainAccuracy", colour: colours.muted, mean: 232 },
  { head: "test", protocol: "paper", score: "accuracy", colour: colours.measured, mean: 282, range: 362 },
  { head: "train", protocol: "splitFirst", score: "trainAccuracy", colour: colours.muted, mean: 426 },
  { head: "test", protocol: "splitFirst", score: "accuracy", colour: colours.ink, mean: 478 },
  { head: "bal.", protocol: "splitFirst", score: "balancedAccuracy", colour: colours.measured, mean: 528, range: 608 },
  { head: "recall", protocol: "splitFirst", score: "recallAttack", colour: colours.ink, mean: 671 },
] as const satisfies readonly ScoreColumn[];
const [paperEnd, splitFirstEnd] = [362, 671] as const;

interface ScoreColumn {
  readonly head: string;
  readonly protocol: SearchProtocol;
  readonly score: keyof SearchScores;
  readonly colour: string;
  readonly mean: number;
  readonly range?: number;
}

const [headHeight, groupHeight, lineHeight, groupGap] = [42, 20, 16, 6] as const;

/** The networks of the search with what each did under both protocols, recipe by recipe. */
export const capacityTable: Figure = { ...about, draw };

function draw(results: Results, paper: Paper): PlotSpec {
  const { search } = results;
  if (search === undefined) return searchMissing(results, about);
  const claimed = networkClaim(paper);
  const groups = groupsOf(search);
  const heights = groups.map(({ length }) => groupHeight + length * lineHeight + groupGap);
  const bodyHeight = headHeight + heights.reduce((sum, height) => sum + height, 0) + 4;
  const alwaysNormal = results.counts.normal / results.counts.clean;
  const meta = {
    ...about,
    seeds: "search" as const,
    protocol: bothProtocols,
    caption:
      "Means over the seeds, and from lowest to highest; \u2020: one seed. Train: accuracy on the training part in the last " +
      "epoch. Paper protocol: accuracy on the test part, half of it attacks; " +
      `bold where the mean reaches the paper's ${decimals(claimed, 5)}. Split first: accuracy, balanced accuracy and recall of ` +
      `attacks; a detector that never raises an alarm has accuracy ${percent(alwaysNormal, 2)} there. All with Nadam, and ` +
      "features as named.",
    alt: searchFindings(search.entries, claimed),
  };
  return framed(results, meta, bodyHeight, (canvas, top) => {
    const tops = heights.map((_, i) => heights.slice(0, i).reduce((sum, height) => sum + height, top + headHeight));
    return {
      data: [],
      annotations: [
        ...head(canvas, top),
        ...groups.flatMap((entries, i) => group(canvas, tops[i] + groupGap / 2, entries, claimed)),
      ],
      shapes: [
        rule(canvas, top, "heavy"),
        rule(canvas, top + headHeight, "thin"),
        ...tops.slice(1).map((y) => rule(canvas, y, "faint")),
        rule(canvas, top + bodyHeight - 4, "heavy"),
      ],
      layout: { xaxis: hidden, yaxis: hidden },
    };
  });
}

/** Right edges of the ranges. */
const rangeEdges = scoreColumns.flatMap(({ range }: ScoreColumn) => range ?? []);

function groupsOf({ entries }: SearchResults): readonly (readonly SearchEntry[])[] {
  return [...new Set(entries.map(({ recipe }) => recipe))].map((name) =>
    entries.filter(({ recipe }) => recipe === name),
  );
}

function head(canvas: Canvas, top: number): JsonRecord[] {
  const right = { align: "right", bold: true } as const;
  const [upper, lower] = [top + 12, top + 29];
  return [
    textAt(canvas, paperEnd, upper, "paper protocol", right),
    textAt(canvas, splitFirstEnd, upper, "split first", right),
    textAt(canvas, columns.layers, lower, "hidden layers", { bold: true }),
    textAt(canvas, columns.weights, lower, "weights", right),
    ...scoreColumns.map(({ head, mean }) => textAt(canvas, mean, lower, head, right)),
    ...rangeEdges.map((x) => textAt(canvas, x, lower, "range", right)),
  ];
}

function group(canvas: Canvas, top: number, entries: readonly SearchEntry[], claimed: number): JsonRecord[] {
  const [first] = entries;
  const y = top + groupHeight / 2;
  return [
    textAt(canvas, columns.layers, y, first.recipe, { bold: true }),
    textAt(canvas, columns.settings, y, settingsText(first), { colour: colours.muted }),
    ...entries.flatMap((entry, i) => line(canvas, top + groupHeight + (i + 0.5) * lineHeight, entry, claimed)),
  ];
}

const scalingNames = { "min-max": "min-max", standard: "standardised", ranks: "ranks" } as const;

function settingsText({ features, scaling, activation, learningRate, decay, batchSize, epochs }: SearchEntry): string {
  const rate = decay === "linear" ? `${learningRate} falling to 0` : `${learningRate}`;
  return `${featureSets[features].title}, ${scalingNames[scaling]}, ${activation}, rate ${rate}, batch ${batchSize}, ${epochs} epochs`;
}

function line(canvas: Canvas, y: number, entry: SearchEntry, claimed: number): JsonRecord[] {
  const { hiddenUnits, parameters } = entry;
  const mark = hasOneSeed(entry) ? `\u00a0${oneSeedMark}` : "";
  return [
    textAt(canvas, columns.layers, y, hiddenUnits.join("-") + mark),
    textAt(canvas, columns.weights, y, grouped(parameters), { align: "right" }),
    ...scoreColumns.flatMap((column) => scoreTexts(canvas, y, entry, column, claimed)),
  ];
}

/** Mean and range of a column; bold where the claim is reached. */
function scoreTexts(canvas: Canvas, y: number, entry: SearchEntry, column: ScoreColumn, claimed: number): JsonRecord[] {
  const { protocol, score, colour } = column;
  const { mean, lowest, highest } = scoreSpread(entry, protocol, score);
  const bold = protocol === "paper" && score === "accuracy" && mean >= claimed;
  const text = textAt(canvas, column.mean, y, decimals(mean, 3), { align: "right", colour, bold });
  if (column.range === undefined || hasOneSeed(entry)) return [text];
  const range = `${decimals(lowest, 3)}\u2013${decimals(highest, 3)}`;
  return [text, textAt(canvas, column.range, y, range, { align: "right", colour: colours.muted })];
}

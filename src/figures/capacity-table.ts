import type { Results } from "../evaluation/results";
import { featureSets } from "../evaluation/search/feature-sets";
import type { SearchEntry, SearchResults } from "../evaluation/search/search-results";
import { decimals, grouped, percent } from "../foundation/number-text";
import { hidden } from "./axes";
import { type Canvas, type TextStyle, textAt } from "./canvas";
import type { Figure } from "./figure";
import { framed } from "./frame";
import type { Paper } from "./paper";
import type { JsonRecord, PlotSpec } from "./plot-spec";
import { rule } from "./rules";
import { networkClaim, searchFindings } from "./search-findings";
import { searchMissing } from "./search-missing";
import { bothProtocols } from "./table-2-protocols";
import { colours } from "./theme";

const about = { id: "capacity-table", title: "Every network of the search" } as const;

/** Left edge of the first column, right edges of the others. */
const columns = {
  layers: 2,
  settings: 176,
  weights: 356,
  train: [406, 533],
  paper: 458,
  split: [585, 630, 671],
} as const;
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
      "Train: accuracy on the training part in the last epoch. Paper protocol: accuracy on the test part, half of it attacks; " +
      `bold where it reaches the paper's ${decimals(claimed, 5)}. Split first: accuracy, balanced accuracy and recall of ` +
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

function groupsOf({ entries }: SearchResults): readonly (readonly SearchEntry[])[] {
  return [...new Set(entries.map(({ recipe }) => recipe))].map((name) =>
    entries.filter(({ recipe }) => recipe === name),
  );
}

function head(canvas: Canvas, top: number): JsonRecord[] {
  const right = { align: "right", bold: true } as const;
  const [upper, lower] = [top + 12, top + 29];
  return [
    textAt(canvas, columns.paper, upper, "paper protocol", right),
    textAt(canvas, columns.split[2], upper, "split first", right),
    textAt(canvas, columns.layers, lower, "hidden layers", { bold: true }),
    textAt(canvas, columns.weights, lower, "weights", right),
    ...columns.train.map((x) => textAt(canvas, x, lower, "train", right)),
    textAt(canvas, columns.paper, lower, "test", right),
    ...["test", "bal.", "recall"].map((text, i) => textAt(canvas, columns.split[i], lower, text, right)),
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
  const { hiddenUnits, parameters, paper, splitFirst } = entry;
  const number = (x: number, value: number, style: TextStyle = {}) =>
    textAt(canvas, x, y, decimals(value, 3), { ...style, align: "right" });
  return [
    textAt(canvas, columns.layers, y, hiddenUnits.join("-")),
    textAt(canvas, columns.weights, y, grouped(parameters), { align: "right" }),
    number(columns.train[0], paper.trainAccuracy, { colour: colours.muted }),
    number(columns.paper, paper.accuracy, { colour: colours.measured, bold: paper.accuracy >= claimed }),
    number(columns.train[1], splitFirst.trainAccuracy, { colour: colours.muted }),
    number(columns.split[0], splitFirst.accuracy),
    number(columns.split[1], splitFirst.balancedAccuracy, { colour: colours.measured }),
    number(columns.split[2], splitFirst.recallAttack),
  ];
}

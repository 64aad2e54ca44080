import type { Results } from "../evaluation/results";
import type { SearchEntry, SearchResults } from "../evaluation/search/search-results";
import { roundTo } from "../foundation/canonical-json";
import { textAt } from "./canvas";
import { type CapacityPanel, capacityPanel } from "./capacity-panel";
import type { Figure } from "./figure";
import { type FrameMeta, framed } from "./frame";
import { legendAt } from "./legend";
import { decimals, grouped } from "./number-text";
import type { Paper } from "./paper";
import type { PlotSpec } from "./plot-spec";
import { searchMissing } from "./search-missing";
import { bothProtocols } from "./table-2-protocols";

const about = {
  id: "capacity",
  title: "What it takes to reach the paper's accuracy, and what is left of it without the leak",
} as const;

const columnCount = 3;
const [panelLeft, panelWidth, panelGap] = [32, 192, 28] as const;
const panelHeight = 130;
const [legendHeight, titleHeight, axisHeight, endHeight] = [26, 32, 26, 26] as const;

/** Balanced accuracy by the number of weights, a panel for each recipe of the search: with copies of tested attacks in
 * training, and without. */
export const capacity: Figure = { ...about, draw };

function draw(results: Results, paper: Paper): PlotSpec {
  const { search } = results;
  if (search === undefined) return searchMissing(results, about);
  const claimed = claimedAccuracy(paper);
  const panels = panelsOf(search);
  const sizes = search.entries.map(({ parameters }) => parameters);
  const weights = [0.6 * Math.min(...sizes), 2.6 * Math.max(...sizes)] as const;
  const rows = Math.ceil(panels.length / columnCount);
  const rowHeight = titleHeight + panelHeight + axisHeight;
  const bodyHeight = legendHeight + rows * rowHeight + endHeight;
  return framed(results, metaOf(search, claimed), bodyHeight, (canvas, top) => {
    const drawn = panels.map((panel, i) => {
      const left = panelLeft + (i % columnCount) * (panelWidth + panelGap);
      const bodyTop = top + legendHeight + titleHeight + Math.floor(i / columnCount) * rowHeight;
      const box = { left, right: left + panelWidth, top: bodyTop, bottom: bodyTop + panelHeight };
      return capacityPanel(canvas, box, panel, { weights, claimed, index: i, numbered: i % columnCount === 0 });
    });
    return {
      data: drawn.flatMap(({ data }) => data),
      annotations: [
        ...drawn.flatMap(({ annotations }) => annotations),
        textAt(canvas, canvas.width / 2, top + bodyHeight - 10, "number of weights", { align: "center" }),
      ],
      layout: {
        ...Object.assign({}, ...drawn.map(({ layout }) => layout)),
        showlegend: true,
        legend: { ...legendAt(canvas, 0, top - 4), traceorder: "normal" },
      },
    };
  });
}

/** The accuracy of the paper's Table 1 for its network. */
export function claimedAccuracy(paper: Paper): number {
  return paper.table1.rows.find(({ id }) => id === "dnn")?.accuracy ?? 0;
}

/** The entries that reached an accuracy under the paper's protocol. */
export function reaching(entries: readonly SearchEntry[], claimed: number): readonly SearchEntry[] {
  return entries.filter(({ paper }) => paper.accuracy >= claimed);
}

function panelsOf({ entries }: SearchResults): readonly CapacityPanel[] {
  return [...new Set(entries.map(({ recipe }) => recipe))].map((recipe) => ({
    title: recipe,
    entries: entries.filter((entry) => entry.recipe === recipe).sort((a, b) => a.parameters - b.parameters),
  }));
}

function metaOf({ entries }: SearchResults, claimed: number): FrameMeta {
  const found = findings(entries, claimed);
  return {
    ...about,
    seeds: "search",
    protocol: bothProtocols,
    caption:
      "Balanced accuracy on the test part by the number of weights, a panel for each recipe and a dot for each network. " +
      "Hollow: paper protocol, with copies of tested attacks in training, where half of the tested flows are attacks and " +
      "balanced accuracy is accuracy; filled: split first, without copies. Grey: accuracy on the training part of the " +
      `paper protocol. Dashed: the paper's ${decimals(claimed, 5)}. ${found}`,
    alt: found,
  };
}

/** What the search found, in sentences: what reached the claimed accuracy, and what it is worth once split first. */
export function findings(entries: readonly SearchEntry[], claimed: number): string {
  const reached = reaching(entries, claimed);
  const alone = entries.filter(({ features }) => features === "paper");
  const best = alone.reduce((a, b) => (b.paper.accuracy > a.paper.accuracy ? b : a));
  const summary =
    reached.length === 0
      ? `None of the ${entries.length} networks reached ${decimals(claimed, 5)} under the paper's protocol.`
      : `${reached.length} of the ${entries.length} networks reached ${decimals(claimed, 5)} under the paper's protocol: ${reached.map(inWords).join("; ")}.`;
  return `${summary} On the paper's 28 features the best is ${inWords(best)}.`;
}

function inWords({ recipe, parameters, paper, splitFirst }: SearchEntry): string {
  const left = roundTo(splitFirst.balancedAccuracy, 3);
  return (
    `${recipe}, ${grouped(parameters)} weights, ${decimals(paper.accuracy, 3)}, of which balanced accuracy ` +
    `${decimals(left, 3)} is left when split first`
  );
}

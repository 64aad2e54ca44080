import type { Results } from "../evaluation/results";
import type { SearchResults } from "../evaluation/search/search-results";
import { decimals } from "../foundation/number-text";
import { type Box, textAt } from "./canvas";
import { type CapacityPanel, capacityPanel } from "./capacity-panel";
import type { Figure } from "./figure";
import { type FrameMeta, framed } from "./frame";
import { legendAt } from "./legend";
import type { Paper } from "./paper";
import type { PlotSpec } from "./plot-spec";
import { networkClaim, searchFindings } from "./search-findings";
import { searchMissing } from "./search-missing";
import { bothProtocols } from "./table-2-protocols";

const about = {
  id: "capacity",
  title: "What it takes to reach the paper's accuracy, and what is left of it without the leak",
} as const;

const columnCount = 3;
const [panelLeft, panelWidth, panelGap] = [32, 192, 28] as const;
const panelHeight = 116;
const [legendHeight, titleHeight, axisHeight, endHeight] = [26, 28, 26, 24] as const;
const rowHeight = titleHeight + panelHeight + axisHeight;

/** Balanced accuracy by the number of weights, a panel for each recipe of the search: with copies of tested attacks in
 * training, and without. */
export const capacity: Figure = { ...about, draw };

function draw(results: Results, paper: Paper): PlotSpec {
  const { search } = results;
  if (search === undefined) return searchMissing(results, about);
  const claimed = networkClaim(paper);
  const panels = panelsOf(search);
  const sizes = search.entries.map(({ parameters }) => parameters);
  const weights = [0.6 * Math.min(...sizes), 2.6 * Math.max(...sizes)] as const;
  const bodyHeight = legendHeight + Math.ceil(panels.length / columnCount) * rowHeight + endHeight;
  return framed(results, metaOf(search, claimed), bodyHeight, (canvas, top) => {
    const drawn = panels.map((panel, index) => {
      const place = { weights, claimed, index, numbered: index % columnCount === 0 };
      return capacityPanel(canvas, boxOf(index, top + legendHeight), panel, place);
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

/** Where a panel stands: row after row from the given height. */
function boxOf(index: number, from: number): Box {
  const left = panelLeft + (index % columnCount) * (panelWidth + panelGap);
  const top = from + Math.floor(index / columnCount) * rowHeight + titleHeight;
  return { left, right: left + panelWidth, top, bottom: top + panelHeight };
}

function panelsOf({ entries }: SearchResults): readonly CapacityPanel[] {
  return [...new Set(entries.map(({ recipe }) => recipe))].map((recipe) => ({
    title: recipe,
    entries: entries.filter((entry) => entry.recipe === recipe).sort((a, b) => a.parameters - b.parameters),
  }));
}

function metaOf({ entries }: SearchResults, claimed: number): FrameMeta {
  const found = searchFindings(entries, claimed);
  return {
    ...about,
    seeds: "search",
    protocol: bothProtocols,
    caption:
      "Balanced accuracy on the test part by the number of weights, a panel for each recipe and a dot for each network: the " +
      "mean over its seeds, with a bar from the lowest to the highest; \u2020: one seed. " +
      "Hollow: paper protocol, with copies of tested attacks in training, where half of the tested flows are attacks and " +
      "balanced accuracy is accuracy; filled: split first, without copies. Grey: accuracy on the training part of the " +
      `paper protocol. Dashed: the paper's ${decimals(claimed, 5)}. ${found}`,
    alt: found,
  };
}

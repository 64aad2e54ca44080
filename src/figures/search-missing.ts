import type { Results } from "../evaluation/results";
import { hidden } from "./axes";
import { textAt } from "./canvas";
import { framed } from "./frame";
import type { PlotSpec } from "./plot-spec";
import { bothProtocols } from "./table-2-protocols";

const height = 60;
const sentence = "Not drawn: the search has not been run on this data set. Run reproduce --full.";

/** In place of a figure of the search, why there is none. */
export function searchMissing(results: Results, about: { readonly id: string; readonly title: string }): PlotSpec {
  const meta = { ...about, seeds: "search" as const, protocol: bothProtocols, caption: sentence, alt: sentence };
  return framed(results, meta, height, (canvas, top) => ({
    data: [],
    annotations: [textAt(canvas, 2, top + height / 2, sentence)],
    layout: { xaxis: hidden, yaxis: hidden },
  }));
}

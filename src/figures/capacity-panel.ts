import ln from "@stdlib/math-base-special-ln";
import type { SearchEntry } from "../evaluation/search/search-results";
import { type Range, xAxis, yAxis } from "./axes";
import { type Box, type Canvas, textAt } from "./canvas";
import { capacityTraces } from "./capacity-traces";
import type { Content } from "./frame";

/** The networks of one recipe, by rising number of weights. */
export interface CapacityPanel {
  readonly title: string;
  readonly entries: readonly SearchEntry[];
}

interface PanelPlace {
  /** Number of weights at the left and the right end. */
  readonly weights: Range;
  /** The paper's accuracy. */
  readonly claimed: number;
  /** Of the pair of axes, from 0; the legend names the traces of the first. */
  readonly index: number;
  /** Whether the vertical axis has numbers. */
  readonly numbered: boolean;
}

/** From just below chance to just above all, so that values have room. */
const accuracies: Range = [0.42, 1.06];
const ticks = [5000, 20000, 80000] as const;

/** Balanced accuracy by number of weights on one pair of axes, under the paper's protocol and split first: means over the
 * seeds, with bars from the lowest to the highest. */
export function capacityPanel(canvas: Canvas, box: Box, panel: CapacityPanel, place: PanelPlace): Content {
  const { title, entries } = panel;
  const { index, claimed, numbered, weights } = place;
  const axis = index === 0 ? "" : String(index + 1); // as Plotly names axes
  const on = { type: "scatter", xaxis: `x${axis}`, yaxis: `y${axis}`, cliponaxis: false, showlegend: index === 0 };
  return {
    data: capacityTraces(entries, claimed, weights).map((trace) => ({ ...on, ...trace })),
    annotations: [textAt(canvas, box.left, box.top - 15, title, { bold: true })],
    layout: {
      [`xaxis${axis}`]: xAxis(canvas, box, [powerOfTen(weights[0]), powerOfTen(weights[1])], {
        ...{ anchor: `y${axis}`, type: "log", tickvals: ticks, ticktext: ticks.map((tick) => `${tick / 1000}k`) },
      }),
      [`yaxis${axis}`]: yAxis(canvas, box, accuracies, {
        ...{ anchor: `x${axis}`, showgrid: true, tick0: 0.5, dtick: 0.1, tickformat: ".1f", showticklabels: numbered },
      }),
    },
  };
}

function powerOfTen(value: number): number {
  return ln(value) / ln(10);
}

import ln from "@stdlib/math-base-special-ln";
import type { SearchEntry } from "../evaluation/search/search-results";
import { decimals } from "../foundation/number-text";
import { type Range, xAxis, yAxis } from "./axes";
import { type Box, type Canvas, textAt } from "./canvas";
import type { Content } from "./frame";
import type { JsonRecord } from "./plot-spec";
import { hasOneSeed, oneSeedMark, type SearchProtocol, scoreSpread, scoreText } from "./search-spread";
import { colours, fontFamily, fontSizes } from "./theme";

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
const accuracies: Range = [0.44, 1.06];
const ticks = [5000, 20000, 80000] as const;

/** Balanced accuracy by number of weights on one pair of axes, under the paper's protocol and split first: means over the
 * seeds, with bars from the lowest to the highest. */
export function capacityPanel(canvas: Canvas, box: Box, panel: CapacityPanel, place: PanelPlace): Content {
  const { title, entries } = panel;
  const { index, claimed, numbered, weights } = place;
  const axis = index === 0 ? "" : String(index + 1); // as Plotly names axes
  const on = { type: "scatter", xaxis: `x${axis}`, yaxis: `y${axis}`, cliponaxis: false, showlegend: index === 0 };
  const traces = [claimedLine(claimed, weights), trainingLine(entries), ...series(entries)];
  return {
    data: traces.map((trace) => ({ ...on, ...trace })),
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

function claimedLine(claimed: number, weights: Range): JsonRecord {
  return {
    mode: "lines",
    name: "paper, Table 1",
    x: weights,
    y: [claimed, claimed],
    line: { color: colours.paper, width: 1.5, dash: "dash" },
    hovertemplate: "%{y:.5f}<extra>paper</extra>",
  };
}

function trainingLine(entries: readonly SearchEntry[]): JsonRecord {
  return {
    mode: "lines+markers",
    name: "training part",
    x: entries.map(({ parameters }) => parameters),
    y: entries.map((entry) => scoreSpread(entry, "paper", "trainAccuracy").mean),
    line: { color: colours.axis, width: 1 },
    marker: { symbol: "circle", size: 4, color: colours.axis },
    hovertemplate: "%{x} weights: %{y:.5f}<extra>training part</extra>",
  };
}

/** Dots are filled with the background where the copies are, so that no line or bar shows through. */
const looks = {
  paper: {
    name: "paper protocol, with copies",
    fill: colours.background,
    line: colours.measuredMiddle,
  },
  splitFirst: { name: "split first, without", fill: colours.measured, line: colours.measured },
} as const;

/** Closer together than this, the values of the largest network are written above and below their dots. */
const near = 0.07;

function series(entries: readonly SearchEntry[]): JsonRecord[] {
  const largest = entries[entries.length - 1];
  const [paper, splitFirst] = (["paper", "splitFirst"] as const).map(
    (protocol) => scoreSpread(largest, protocol, "balancedAccuracy").mean,
  );
  const lead = paper - splitFirst;
  const [above, below] = lead > near ? ["middle right", "middle right"] : ["top right", "bottom right"];
  return [
    ranges(entries, "paper"),
    ranges(entries, "splitFirst"),
    means(entries, "paper", lead > 0 ? above : below),
    means(entries, "splitFirst", lead > 0 ? below : above),
  ];
}

/** From the lowest seed of each network to the highest. */
function ranges(entries: readonly SearchEntry[], protocol: SearchProtocol): JsonRecord {
  const spreads = entries.map((entry) => scoreSpread(entry, protocol, "balancedAccuracy"));
  return {
    mode: "lines",
    x: entries.flatMap(({ parameters }) => [parameters, parameters, null]),
    y: spreads.flatMap(({ lowest, highest }) => [lowest, highest, null]),
    line: { color: looks[protocol].line, width: 3 },
    hoverinfo: "skip",
    showlegend: false,
  };
}

function means(entries: readonly SearchEntry[], protocol: SearchProtocol, textposition: string): JsonRecord {
  const { name, fill, line } = looks[protocol];
  const values = entries.map((entry) => scoreSpread(entry, protocol, "balancedAccuracy").mean);
  const valueText = (entry: SearchEntry, i: number) =>
    `${decimals(values[i], 3)}${hasOneSeed(entry) ? oneSeedMark : ""}`;
  return {
    mode: "lines+markers+text",
    name,
    x: entries.map(({ parameters }) => parameters),
    y: values,
    text: entries.map((entry, i) => (i === values.length - 1 ? valueText(entry, i) : "")), // of the largest network
    textposition,
    textfont: { family: fontFamily, size: fontSizes.small, color: colours.measured },
    hovertext: entries.map((entry) => hoverText(entry, protocol)),
    line: { color: line, width: 1.5 },
    marker: { symbol: "circle", size: 8, color: fill, line: { color: colours.measured, width: 1.5 } },
    hovertemplate: `%{hovertext}<extra>${name}</extra>`,
  };
}

function hoverText(entry: SearchEntry, protocol: SearchProtocol): string {
  return (
    `${entry.hiddenUnits.join("-")}, ${entry.epochs} epochs` +
    `<br>balanced accuracy ${scoreText(entry, protocol, "balancedAccuracy")}` +
    `<br>accuracy ${scoreText(entry, protocol, "accuracy")}`
  );
}

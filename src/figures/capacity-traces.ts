import type { SearchEntry } from "../evaluation/search/search-results";
import { decimals } from "../foundation/number-text";
import type { Range } from "./axes";
import type { JsonRecord } from "./plot-spec";
import { hasOneSeed, oneSeedMark, type SearchProtocol, scoreSpread, scoreText } from "./search-spread";
import { colours, fontFamily, fontSizes } from "./theme";

/** Hollow dots are filled with the background, so that no line shows through; ranges differ in width, so that both are
 * seen where they overlap. */
const looks = {
  paper: {
    ...{ name: "paper protocol, with copies", fill: colours.background },
    ...{ line: colours.measuredMiddle, range: { color: colours.measuredLight, width: 13 } },
  },
  splitFirst: {
    ...{ name: "split first, without", fill: colours.measured },
    ...{ line: colours.measured, range: { color: colours.measuredMiddle, width: 10 } },
  },
} as const;

/** Closer together than this, the values of the largest network are written above and below their dots. */
const near = 0.07;

/** Closer to the dashed line than this, the value of a dot below it is written below the dot. */
const struck = 0.05;

/** Balanced accuracy of networks by their number of weights, under the paper's protocol and split first: means over the
 * seeds, over ranges from the lowest to the highest; with the training accuracy and the paper's.
 * @param entries of one recipe, by rising number of weights
 * @param claimed the paper's accuracy
 * @param weights number of weights at both ends of the axis */
export function capacityTraces(
  entries: readonly SearchEntry[],
  claimed: number,
  weights: Range,
): readonly JsonRecord[] {
  const largest = entries[entries.length - 1];
  const [paper, splitFirst] = (["paper", "splitFirst"] as const).map(
    (protocol) => scoreSpread(largest, protocol, "balancedAccuracy").mean,
  );
  const lead = paper - splitFirst;
  const beside = paper < claimed && paper > claimed - struck ? "bottom right" : "middle right";
  const [above, below] = lead > near ? [beside, "middle right"] : ["top right", "bottom right"];
  return [
    claimedLine(claimed, weights),
    ranges(entries, "paper"),
    ranges(entries, "splitFirst"),
    trainingLine(entries),
    means(entries, "paper", lead > 0 ? above : below),
    means(entries, "splitFirst", lead > 0 ? below : above),
  ];
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

/** From the lowest seed of each network to the highest: wider than the dot, so that a short one is seen beside it. */
function ranges(entries: readonly SearchEntry[], protocol: SearchProtocol): JsonRecord {
  const spreads = entries.map((entry) => scoreSpread(entry, protocol, "balancedAccuracy"));
  return {
    mode: "lines",
    name: "range of seeds",
    x: entries.flatMap(({ parameters }) => [parameters, parameters, null]),
    y: spreads.flatMap(({ lowest, highest }) => [lowest, highest, null]),
    line: looks[protocol].range,
    hoverinfo: "skip",
    ...(protocol === "paper" && { showlegend: false }), // one of the two names both
  };
}

function means(entries: readonly SearchEntry[], protocol: SearchProtocol, textposition: string): JsonRecord {
  const { name, fill, line } = looks[protocol];
  const values = entries.map((entry) => scoreSpread(entry, protocol, "balancedAccuracy").mean);
  // the space keeps the text off the range
  const valueText = (entry: SearchEntry, i: number) =>
    `\u00a0${decimals(values[i], 3)}${hasOneSeed(entry) ? oneSeedMark : ""}`;
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
    marker: { symbol: "circle", size: 6, color: fill, line: { color: colours.measured, width: 1.5 } },
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

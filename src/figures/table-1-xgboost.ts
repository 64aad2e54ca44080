import type { BoostingSetting, Results } from "../evaluation/results";
import { roundTo } from "../foundation/canonical-json";
import { publishedDecimals } from "../foundation/rounded";
import { hidden, type Range, xAxis, yAxis } from "./axes";
import { type Box, type Canvas, lineBetween, type TextStyle, textAt, wrapped } from "./canvas";
import { type Content, framed } from "./frame";
import { movedApart } from "./label-heights";
import { decimals, signed } from "./number-text";
import type { Paper } from "./paper";
import type { JsonRecord, PlotSpec } from "./plot-spec";
import { colours } from "./theme";

const bodyHeight = 250;
const plot = { left: 44, right: 330, top: 28, bottom: 206 } as const;
const list = { left: 446, right: 671, rightEdges: [482, 520, 590, 669], rowHeight: 20, rows: 8 } as const;
const labelHeight = 14;

/** Lines from light to dark, by rising learning rate. */
const blues = ["#7fbfe3", "#3a94cc", "#0072b2", "#004f7c", "#00324f"] as const;

/** A setting beside the accuracy that the paper gives for XGBoost. */
export interface BoostingComparison extends BoostingSetting {
  /** Accuracy minus the paper's. */
  readonly difference: number;
}

/** The settings by how near their accuracy comes to the paper's, nearest first; equals in the order of the results. */
export function nearestSettings(results: Results, claimed: number): readonly BoostingComparison[] {
  return results.boostingSettings
    .map((setting) => ({ ...setting, difference: roundTo(setting.accuracy - claimed, publishedDecimals) }))
    .sort((a, b) => Math.abs(a.difference) - Math.abs(b.difference));
}

/** The paper does not say how XGBoost was set: accuracy by depth of the trees and learning rate, beside its 0.92239. */
export function table1Xgboost(results: Results, paper: Paper): PlotSpec {
  const claimed = paper.table1.rows.find(({ id }) => id === "xgb")?.accuracy ?? 0;
  const settings = nearestSettings(results, claimed);
  const meta = {
    seeds: "first" as const,
    id: "table-1-xgboost",
    title: "Table 1, XGBoost: which settings give the paper's accuracy",
    caption: caption(claimed, settings),
    alt: settings.length === 0 ? reasonOf(results) : nearestInWords(claimed, settings[0]),
  };
  return framed(results, meta, bodyHeight, (canvas, top) => {
    const box = { ...plot, top: plot.top + top, bottom: plot.bottom + top };
    if (settings.length === 0) return emptyPanel(canvas, box, reasonOf(results));
    return {
      data: [...lines(results.boostingSettings).map(trace), claimedLine(results.boostingSettings, claimed)],
      annotations: [
        ...lineLabels(canvas, box, results.boostingSettings, claimed),
        ...axisTitles(canvas, box),
        ...listOfNearest(canvas, box.top, settings),
      ],
      shapes: listRules(canvas, box.top, settings),
      layout: {
        xaxis: xAxis(canvas, box, depthRange(results.boostingSettings), { dtick: 1 }),
        yaxis: yAxis(canvas, box, accuracyRange(results.boostingSettings, claimed), {
          showgrid: true,
          nticks: 6,
          tickformat: ".2f",
        }),
      },
    };
  });
}

/** Settings that differ in depth alone. */
interface Line {
  readonly name: string;
  readonly colour: string;
  readonly settings: readonly BoostingSetting[];
}

/** A line for each learning rate and number of rounds; the rounds are named where they differ. */
function lines(settings: readonly BoostingSetting[]): readonly Line[] {
  const severalRounds = new Set(settings.map(({ rounds }) => rounds)).size > 1;
  const nameOf = ({ learningRate, rounds }: BoostingSetting) =>
    severalRounds ? `rate ${learningRate}, ${rounds} rounds` : `rate ${learningRate}`;
  const rates = [...new Set(settings.map(({ learningRate }) => learningRate))].sort((a, b) => a - b);
  return [...new Set(settings.map(nameOf))].map((name) => {
    const members = settings.filter((setting) => nameOf(setting) === name);
    const shade = Math.floor((rates.indexOf(members[0].learningRate) * blues.length) / rates.length);
    return { name, colour: blues[shade], settings: [...members].sort((a, b) => a.maxDepth - b.maxDepth) };
  });
}

function trace({ name, colour, settings }: Line): JsonRecord {
  return {
    type: "scatter",
    mode: "lines+markers",
    name,
    x: settings.map(({ maxDepth }) => maxDepth),
    y: settings.map(({ accuracy }) => accuracy),
    line: { color: colour, width: 1.5 },
    marker: { color: colour, size: 6 },
    cliponaxis: false,
    hovertemplate: `depth %{x}: %{y:.5f}<extra>${name}</extra>`,
  };
}

function claimedLine(settings: readonly BoostingSetting[], claimed: number): JsonRecord {
  return {
    type: "scatter",
    mode: "lines",
    name: "paper",
    x: depthRange(settings),
    y: [claimed, claimed],
    line: { color: colours.paper, width: 1.5, dash: "dash" },
    hovertemplate: "%{y:.5f}<extra>paper</extra>",
  };
}

function depthRange(settings: readonly BoostingSetting[]): Range {
  const depths = settings.map(({ maxDepth }) => maxDepth);
  return [Math.min(...depths) - 0.25, Math.max(...depths) + 0.25];
}

/** From the hundredth below to the hundredth above all that is drawn. */
function accuracyRange(settings: readonly BoostingSetting[], claimed: number): Range {
  const drawn = [claimed, ...settings.map(({ accuracy }) => accuracy)];
  return [Math.floor(Math.min(...drawn) * 100) / 100, Math.ceil(Math.max(...drawn) * 100) / 100];
}

/** The name of each line at its right end. */
function lineLabels(canvas: Canvas, box: Box, settings: readonly BoostingSetting[], claimed: number): JsonRecord[] {
  const [low, high] = accuracyRange(settings, claimed);
  const height = (accuracy: number) => box.bottom - ((accuracy - low) / (high - low)) * (box.bottom - box.top);
  const ends = [
    ...lines(settings).map((line) => ({ ...line, accuracy: line.settings[line.settings.length - 1].accuracy })),
    { name: "paper", colour: colours.paper, accuracy: claimed },
  ];
  const heights = movedApart(
    ends.map(({ accuracy }) => height(accuracy)),
    labelHeight,
  );
  return ends.map(({ name, colour }, i) => textAt(canvas, box.right + 5, heights[i], name, { colour }));
}

function axisTitles(canvas: Canvas, box: Box): JsonRecord[] {
  return [
    textAt(canvas, box.left, box.top - 14, "accuracy"),
    textAt(canvas, (box.left + box.right) / 2, box.bottom + 32, "depth of the trees", { align: "center" }),
  ];
}

/** The settings nearest to the paper's accuracy as a small table, the nearest in bold. */
function listOfNearest(canvas: Canvas, top: number, settings: readonly BoostingComparison[]): JsonRecord[] {
  const cells = (texts: readonly string[], y: number, style: TextStyle) =>
    texts.map((text, column) => textAt(canvas, list.rightEdges[column], y, text, { ...style, align: "right" }));
  return [
    ...cells(["depth", "rate", "accuracy", "difference"], top, { colour: colours.muted }),
    ...settings.slice(0, list.rows).flatMap(({ maxDepth, learningRate, accuracy, difference }, i) => {
      const texts = [
        String(maxDepth),
        String(learningRate),
        decimals(accuracy, publishedDecimals),
        signed(difference, publishedDecimals),
      ];
      return cells(texts, top + (i + 1) * list.rowHeight + 2, { bold: i === 0 });
    }),
  ];
}

function listRules(canvas: Canvas, top: number, settings: readonly BoostingComparison[]): JsonRecord[] {
  const rows = Math.min(list.rows, settings.length);
  const rule = (y: number, width: number) => lineBetween(canvas, [list.left, y], [list.right, y], { width });
  return [rule(top - 12, 1.5), rule(top + 11, 0.75), rule(top + rows * list.rowHeight + 14, 1.5)];
}

function emptyPanel(canvas: Canvas, box: Box, reason: string): Content {
  return {
    data: [],
    annotations: [textAt(canvas, box.left, (box.top + box.bottom) / 2, wrapped(`Not drawn: ${reason}`, 100))],
    layout: { xaxis: hidden, yaxis: hidden },
  };
}

function reasonOf({ classifiers }: Results): string {
  return classifiers.find(({ id }) => id === "xgb")?.absent ?? "XGBoost was not run.";
}

function caption(claimed: number, [nearest]: readonly BoostingComparison[]): string {
  const common =
    `Accuracy of XGBoost on the test part by depth of the trees and learning rate, with the first seed; dashed: the ` +
    `paper's ${decimals(claimed, publishedDecimals)}, whose settings it does not state.`;
  return nearest === undefined ? common : `${common} ${nearestInWords(claimed, nearest)}`;
}

function nearestInWords(claimed: number, { maxDepth, learningRate, rounds, accuracy }: BoostingComparison): string {
  return (
    `Nearest to the paper's ${decimals(claimed, publishedDecimals)}: depth ${maxDepth}, learning rate ${learningRate} ` +
    `and ${rounds} rounds, with ${decimals(accuracy, publishedDecimals)}.`
  );
}

import type { BoostingSetting } from "../evaluation/results";
import { type Range, xAxis, yAxis } from "./axes";
import { type Box, type Canvas, textAt } from "./canvas";
import type { Content } from "./frame";
import { movedApart } from "./label-heights";
import type { JsonRecord } from "./plot-spec";
import { colours } from "./theme";

const labelHeight = 14;

/** Lines from light to dark, by rising learning rate. */
const blues = [colours.measuredMiddle, "#2b8ac6", colours.measured, "#00507d", "#00324f"] as const;

/** Accuracy of XGBoost by depth, a line for each learning rate, and the claimed accuracy as a dashed line.
 * @param settings at least one */
export function boostingPanel(
  canvas: Canvas,
  box: Box,
  settings: readonly BoostingSetting[],
  claimed: number,
): Content {
  const lines = linesOf(settings);
  const range = accuracyRange(settings, claimed);
  return {
    data: [...lines.map(trace), claimedTrace(settings, claimed)],
    annotations: [
      textAt(canvas, box.left, box.top - 14, "accuracy"),
      textAt(canvas, (box.left + box.right) / 2, box.bottom + 32, "depth of the trees", { align: "center" }),
      ...lineLabels(canvas, box, range, lines, claimed),
    ],
    layout: {
      xaxis: xAxis(canvas, box, depthRange(settings), { dtick: 1 }),
      yaxis: yAxis(canvas, box, range, { showgrid: true, nticks: 8, tickformat: ".2f" }),
    },
  };
}

/** Settings that differ in depth alone. */
interface Line {
  readonly name: string;
  readonly colour: string;
  /** By rising depth. */
  readonly settings: readonly BoostingSetting[];
}

/** A line for each learning rate and number of rounds; the rounds are named where they differ. */
function linesOf(settings: readonly BoostingSetting[]): readonly Line[] {
  const severalRounds = new Set(settings.map(({ rounds }) => rounds)).size > 1;
  const nameOf = ({ learningRate, rounds }: BoostingSetting) =>
    severalRounds ? `rate ${learningRate}, ${rounds}` : `rate ${learningRate}`;
  const rates = [...new Set(settings.map(({ learningRate }) => learningRate))].sort((a, b) => a - b);
  return [...new Set(settings.map(nameOf))].map((name) => {
    const members = settings.filter((setting) => nameOf(setting) === name);
    const shade = Math.floor((rates.indexOf(members[0].learningRate) * blues.length) / rates.length);
    return { name, colour: blues[shade], settings: members.sort((a, b) => a.maxDepth - b.maxDepth) };
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

function claimedTrace(settings: readonly BoostingSetting[], claimed: number): JsonRecord {
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
  return [Math.floor(Math.min(...drawn) * 100) / 100, (Math.floor(Math.max(...drawn) * 100) + 1) / 100];
}

/** The name of each line at its right end. */
function lineLabels(canvas: Canvas, box: Box, [low, high]: Range, lines: readonly Line[], claimed: number) {
  const ends = [
    ...lines.map(({ name, colour, settings }) => ({ name, colour, accuracy: settings[settings.length - 1].accuracy })),
    { name: "paper", colour: colours.paper, accuracy: claimed },
  ];
  const wanted = ends.map(({ accuracy }) => box.bottom - ((accuracy - low) / (high - low)) * (box.bottom - box.top));
  const heights = movedApart(wanted, labelHeight);
  return ends.map(({ name, colour }, i) => textAt(canvas, box.right + 5, heights[i], name, { colour }));
}

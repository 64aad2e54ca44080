import { type Range, xAxis, yAxis } from "../figures/axes";
import { type Box, type Canvas, textAt } from "../figures/canvas";
import type { Content } from "../figures/frame";
import type { JsonRecord } from "../figures/plot-spec";
import { colours, fontSizes } from "../figures/theme";
import type { EpisodeMeasures } from "./measure-episode";

/** Readings that arrive clean in one episode: a bar for each second, the time of the attack shaded, detection and recovery in words.
 * @param number of the pair of axes, from 1
 * @param span first second and end */
export function responsePanel(
  canvas: Canvas,
  box: Box,
  episode: EpisodeMeasures,
  number: number,
  span: Range,
): Content {
  const axis = number === 1 ? "" : String(number); // as Plotly names axes
  const seconds = episode.cleanBySecond.filter(({ second }) => second >= span[0] && second < span[1]);
  return {
    data: [
      {
        type: "bar",
        x: seconds.map(({ second }) => second + 0.5),
        y: seconds.map(({ clean, due }) => (due === 0 ? 0 : (100 * clean) / due)),
        customdata: seconds.map(({ clean, due }) => `${clean} of ${due}`),
        xaxis: `x${axis}`,
        yaxis: `y${axis}`,
        marker: { color: colours.measured },
        hovertemplate: `%{customdata} readings clean<extra>${episode.respond}</extra>`,
      },
    ],
    annotations: [...texts(canvas, box, episode), attackText(canvas, box, episode, span)],
    shapes: [shade(axis, episode.attackerGone)],
    layout: {
      [`xaxis${axis}`]: xAxis(canvas, box, span, { anchor: `y${axis}`, dtick: 10 }),
      [`yaxis${axis}`]: yAxis(canvas, box, [0, 100], { anchor: `x${axis}`, tickvals: [0, 50, 100] }),
    },
  };
}

const shade = (axis: string, until: number): JsonRecord => ({
  type: "rect",
  xref: `x${axis}`,
  yref: `y${axis} domain`,
  x0: 0,
  x1: until,
  y0: 0,
  y1: 1,
  fillcolor: colours.grid,
  line: { width: 0 },
  layer: "below",
});

/** The word for the shade, above it. */
function attackText(canvas: Canvas, box: Box, { attackerGone }: EpisodeMeasures, [first, end]: Range): JsonRecord {
  const x = box.left + ((attackerGone / 2 - first) / (end - first)) * (box.right - box.left);
  return textAt(canvas, x, box.top - 9, "attack", { align: "center", size: fontSizes.small, colour: colours.muted });
}

/** What the episode came to, left of the bars. */
function texts(canvas: Canvas, box: Box, episode: EpisodeMeasures): JsonRecord[] {
  const { respond, detected, blocked, longestGap, readings } = episode;
  const lines = [
    `detected after ${time(detected)}, blocked ${time(blocked)}`,
    `${readings.altered} altered, ${readings.missing} missing`,
    `${time(longestGap)} without a clean reading`,
  ];
  return [
    textAt(canvas, 2, box.top + 4, respond, { bold: true }),
    ...lines.map((line, i) =>
      textAt(canvas, 2, box.top + 22 + 15 * i, line, { size: fontSizes.small, colour: colours.muted }),
    ),
  ];
}

const time = (value: number | null): string => (value === null ? "never" : `${value.toFixed(1)} s`);

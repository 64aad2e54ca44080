import type { Results } from "../evaluation/results";
import { decimals, percent } from "../foundation/number-text";
import { type Range, xAxis, yAxis } from "./axes";
import { type Box, type Canvas, textAt } from "./canvas";
import type { Figure } from "./figure";
import { framedStatement } from "./frame";
import { legendAt } from "./legend";
import type { Paper } from "./paper";
import type { JsonRecord, PlotSpec } from "./plot-spec";
import { colours, markers } from "./theme";

const about = { id: "figure-1", title: "Figure 1. Revenue of eHealth devices, as far as the paper states it" } as const;
const bodyHeight = 270;

/** Figure 1 of the paper as far as its words go: one revenue, and the one that follows from the stated growth. No value
 * between them is drawn: the series is Statista's. Drawn from the paper alone. */
export const figure1: Figure = { ...about, draw };

function draw(_results: Results, { figure1: stated }: Paper): PlotSpec {
  const points = pointsOf(stated);
  const meta = { ...about, caption: caption(stated), alt: points.map(inWords).join(" ") };
  return framedStatement(meta, sourceOf(stated), bodyHeight, (canvas, top) => {
    const box = { left: 44, right: 664, top: top + 56, bottom: top + 228 };
    const years: Range = [stated.years.from - 0.5, stated.years.to + 0.5];
    const revenues: Range = [0, highest(stated)];
    return {
      data: [...addedTraces(stated), ...points.map(trace)],
      annotations: [
        textAt(canvas, box.left - 42, box.top - 16, `revenue, ${stated.unit}`),
        ...points.flatMap((point) => pointTexts(canvas, box, years, revenues, point)),
        ...(stated.added === null ? [silence(canvas, box, stated)] : []),
      ],
      layout: {
        xaxis: xAxis(canvas, box, years, { dtick: 1, tickformat: "d" }),
        yaxis: yAxis(canvas, box, revenues, { dtick: 5 }),
        showlegend: true,
        legend: { ...legendAt(canvas, 0, top), traceorder: "normal" },
      },
    };
  });
}

type Stated = Paper["figure1"];

interface Point {
  readonly year: number;
  readonly revenue: number;
  readonly name: string;
  readonly marker: JsonRecord;
  readonly label: readonly string[];
}

function pointsOf({ stated, growth }: Stated): readonly Point[] {
  const later = stated.revenue * (1 + growth.share);
  return [
    {
      year: stated.year,
      revenue: stated.revenue,
      name: "stated",
      marker: { ...markers.paper, symbol: "diamond" },
      label: [decimals(stated.revenue, 2), `\u201c${stated.words}\u201d`],
    },
    {
      year: growth.to,
      revenue: later,
      name: "follows from the stated growth",
      marker: markers.paper,
      label: [`about ${decimals(later, 1)}`, `\u201c${growth.words}\u201d`],
    },
  ];
}

/** The value of a point and the paper's words for it, left of the point. */
function pointTexts(
  canvas: Canvas,
  box: Box,
  [first, last]: Range,
  [, height]: Range,
  { year, revenue, label }: Point,
): JsonRecord[] {
  const x = box.left + ((year - first) / (last - first)) * (box.right - box.left);
  const y = box.bottom - (revenue / height) * (box.bottom - box.top);
  return label.map((text, i) =>
    textAt(canvas, x - 12, y - 8 + i * 16, text, { align: "right", colour: colours.paper, bold: i === 0 }),
  );
}

/** What the paper leaves to its picture. */
function silence(canvas: Canvas, box: Box, { years, growth, stated }: Stated): JsonRecord {
  const silent = `${years.from}\u2013${stated.year - 1} and ${stated.year + 1}\u2013${growth.to - 1}: no value stated in words`;
  return textAt(canvas, (box.left + box.right) / 2, box.bottom - 18, silent, {
    align: "center",
    colour: colours.muted,
  });
}

function trace({ year, revenue, name, marker }: Point): JsonRecord {
  return {
    type: "scatter",
    mode: "markers",
    name,
    x: [year],
    y: [revenue],
    marker,
    cliponaxis: false,
    hovertemplate: "%{x}: %{y:.2f}<extra></extra>",
  };
}

/** The series that a reader added, by its own source's name. */
function addedTraces({ added }: Stated): JsonRecord[] {
  if (added === null) return [];
  return [
    {
      type: "scatter",
      mode: "lines+markers",
      name: `added: ${added.source}`,
      x: added.points.map(({ year }) => year),
      y: added.points.map(({ revenue }) => revenue),
      line: { color: colours.muted, width: 1.5 },
      marker: { color: colours.muted, size: 6 },
      hovertemplate: "%{x}: %{y:.2f}<extra></extra>",
    },
  ];
}

/** The five above all that is drawn, with room for its text. */
function highest(stated: Stated): number {
  const revenues = [...pointsOf(stated), ...(stated.added?.points ?? [])].map(({ revenue }) => revenue);
  return 5 * Math.ceil((Math.max(...revenues) + 2) / 5);
}

function sourceOf({ source, original }: Stated): string {
  return `${source}; its own source: ${original}`;
}

function caption({ place, growth, years }: Stated): string {
  return (
    `The picture in the paper spans ${years.from} to ${years.to}; its series is not in the text and not drawn here. Filled: ` +
    `stated (${place}). Hollow: that value and ${percent(growth.share, 0)}, which the paper calls \u201c${growth.words}\u201d. ` +
    "Who may use the series can add it to data/paper/figure-1.json."
  );
}

function inWords({ year, revenue, name }: Point): string {
  return `${year}: ${decimals(revenue, 2)} (${name}).`;
}

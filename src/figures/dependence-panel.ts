import ln from "@stdlib/math-base-special-ln";
import type { FeatureDots } from "../explanation/explanation-results";
import { type Range, xAxis, yAxis } from "./axes";
import { type Box, type Canvas, lineBetween, textAt } from "./canvas";
import type { Content } from "./frame";
import type { JsonRecord } from "./plot-spec";
import { colours, fontSizes } from "./theme";

/** How the two classes are drawn: attacks filled, normal flows hollow, so that the figure also reads in grey. */
const classMarkers = [
  { label: 0, name: "normal", marker: { symbol: "circle-open", size: 5, color: colours.measured, line: { width: 1 } } },
  { label: 1, name: "attack", marker: { symbol: "circle", size: 4, color: colours.paper, opacity: 0.7 } },
] as const;

/** What a panel shows. */
export interface DependencePanel {
  readonly feature: string;
  readonly unit: string;
  readonly dots: FeatureDots;
  /** Small type at the right of the feature's name, and below it. */
  readonly beside: string;
  readonly note: string;
  /** Of the contributions; the same in all panels. */
  readonly range: Range;
  /** Number of Plotly's pair of axes, from 1. */
  readonly axes: number;
}

/** SHAP's dependence plot of one feature: a dot a flow, its contribution against its value. Values are on a logarithmic
 * scale where they are all positive and range over more than a factor of 100. */
export function dependencePanel(canvas: Canvas, box: Box, panel: DependencePanel): Content {
  const { feature, unit, dots, beside, note, range, axes } = panel;
  const small = { colour: colours.muted, size: fontSizes.small };
  const suffix = axes === 1 ? "" : String(axes);
  const zero = box.bottom - ((0 - range[0]) / (range[1] - range[0])) * (box.bottom - box.top);
  const valueAxis = isWide(dots.values) ? { type: "log", dtick: 1, exponentformat: "SI" } : { nticks: 5 };
  return {
    data: classMarkers
      .filter(({ label }) => dots.labels.includes(label))
      .map((kind) => trace(kind, dots, suffix, axes === 1)),
    annotations: [
      textAt(canvas, box.left, box.top - 26, feature, { bold: true }),
      textAt(canvas, box.right, box.top - 26, beside, { ...small, align: "right" }),
      textAt(canvas, box.left, box.top - 11, note, small),
      textAt(canvas, (box.left + box.right) / 2, box.bottom + 29, unit, { align: "center", size: fontSizes.small }),
    ],
    shapes: [{ ...lineBetween(canvas, [box.left, zero], [box.right, zero], { colour: colours.axis }), layer: "below" }],
    layout: {
      [`xaxis${suffix}`]: xAxis(canvas, box, valueRange(dots.values), { ...valueAxis, anchor: `y${suffix}` }),
      [`yaxis${suffix}`]: yAxis(canvas, box, range, { nticks: 5, showgrid: true, anchor: `x${suffix}` }),
    },
  };
}

function trace(
  { label, name, marker }: (typeof classMarkers)[number],
  { values, contributions, labels }: FeatureDots,
  suffix: string,
  showlegend: boolean,
): JsonRecord {
  const ofClass = (numbers: readonly number[]) => numbers.filter((_, i) => labels[i] === label);
  return {
    ...{ type: "scatter", mode: "markers", name, marker, showlegend, legendgroup: name, cliponaxis: false },
    ...{ x: ofClass(values), y: ofClass(contributions), xaxis: `x${suffix}`, yaxis: `y${suffix}` },
    hovertemplate: `%{x}: %{y:.3f}<extra>${name}</extra>`,
  };
}

function isWide(values: readonly number[]): boolean {
  const least = Math.min(...values);
  return least > 0 && Math.max(...values) > 100 * least;
}

/** Room for every value; in powers of ten on a logarithmic scale. */
function valueRange(values: readonly number[]): Range {
  const [least, greatest] = [Math.min(...values), Math.max(...values)];
  if (isWide(values)) return [log10(least) - 0.1, log10(greatest) + 0.1];
  const margin = 0.04 * (greatest - least || 1);
  return [least - margin, greatest + margin];
}

function log10(value: number): number {
  return ln(value) / Math.LN10;
}

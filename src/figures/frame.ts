import type { Results } from "../evaluation/results";
import { rounded } from "../foundation/rounded";
import { type Canvas, textAt, wrapped } from "./canvas";
import type { FigureMeta, JsonRecord, PlotSpec } from "./plot-spec";
import { colours, figureWidth, fontFamily, fontSizes } from "./theme";

const lineHeight = 15;
const charactersInALine = 105;
const titleHeight = 30;

/** What one figure adds to the frame that all have in common. */
export interface Content {
  readonly data: readonly JsonRecord[];
  readonly annotations: readonly JsonRecord[];
  readonly shapes?: readonly JsonRecord[];
  /** Axes, legend and other parts of Plotly's layout. */
  readonly layout?: JsonRecord;
}

/** The name of a data set as every figure says it. */
export function datasetTitle({ dataset }: Results): string {
  return dataset.id === "twin" ? "twin (simulated)" : dataset.title;
}

/** What a figure says of itself, but for what the results say for it. */
export interface FrameMeta extends Omit<FigureMeta, "dataset" | "protocol"> {
  /** Whether it shows all seeds of the results or the first alone. */
  readonly seeds: "all" | "first";
}

/** A figure with its title at the top and, in small type at the bottom, data set, protocol and seeds.
 * @param bodyHeight pixels between title and small type
 * @param draw draws on the canvas; the body begins at bodyTop */
export function framed(
  results: Results,
  { seeds, ...meta }: FrameMeta,
  bodyHeight: number,
  draw: (canvas: Canvas, bodyTop: number) => Content,
): PlotSpec {
  const provenance = wrapped(provenanceText(results, seeds), charactersInALine);
  const provenanceHeight = lineHeight * provenance.split("\n").length + 8;
  const canvas = { width: figureWidth, height: titleHeight + bodyHeight + provenanceHeight };
  const { data, annotations, shapes = [], layout = {} } = draw(canvas, titleHeight);
  return rounded<PlotSpec>({
    meta: { ...meta, dataset: datasetTitle(results), protocol: results.protocol.title },
    data: data.map((trace, i) => ({ ...trace, uid: String(i + 1) })), // else Plotly draws it at random
    layout: {
      ...canvas,
      margin: { l: 0, r: 0, t: 0, b: 0, pad: 0 },
      font: { family: fontFamily, size: fontSizes.text, color: colours.ink },
      paper_bgcolor: colours.background,
      plot_bgcolor: colours.background,
      showlegend: false,
      ...layout,
      shapes,
      annotations: [
        textAt(canvas, 2, 11, meta.title, { size: fontSizes.title, bold: true }),
        textAt(canvas, 2, canvas.height - provenanceHeight / 2, provenance, {
          size: fontSizes.small,
          colour: colours.muted,
        }),
        ...annotations,
      ],
    },
  });
}

function provenanceText(results: Results, shown: FrameMeta["seeds"]): string {
  return [datasetTitle(results), results.protocol.title, seedsText(results.seeds, shown)].join(" \u00b7 ");
}

function seedsText(seeds: readonly number[], shown: FrameMeta["seeds"]): string {
  if (seeds.length === 1) return `1 seed (${seeds[0]})`;
  return shown === "all" ? `${seeds.length} seeds` : `seed ${seeds[0]}, the first of ${seeds.length}`;
}

import type { Results } from "../evaluation/results";
import { rounded } from "../foundation/rounded";
import { type Canvas, textAt, wrapped } from "./canvas";
import type { FigureMeta, JsonRecord, PlotSpec } from "./plot-spec";
import { searchSeedsText } from "./search-spread";
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
  /** Whether it shows all seeds of the results, the first alone, the folds of the cross-validation, or the search. */
  readonly seeds: "all" | "first" | "folds" | "search";
  /** Named when it is another than the results' own. */
  readonly protocol?: string;
}

/** Draws on the canvas; the body begins at bodyTop. */
type Draw = (canvas: Canvas, bodyTop: number) => Content;

/** A figure with its title at the top and, in small type at the bottom, data set, protocol and seeds.
 * @param bodyHeight pixels between title and small type */
export function framed(
  results: Results,
  { seeds, protocol = results.protocol.title, ...meta }: FrameMeta,
  bodyHeight: number,
  draw: Draw,
): PlotSpec {
  const dataset = datasetTitle(results);
  const provenance = [dataset, protocol, seedsText(results, seeds)].join(" \u00b7 ");
  return placed({ ...meta, dataset, protocol }, provenance, bodyHeight, draw);
}

/** A figure of what the paper states or the package is, which no data set changes.
 * @param source in small type at the bottom: where it comes from */
export function framedStatement(
  meta: Omit<FigureMeta, "dataset" | "protocol">,
  source: string,
  bodyHeight: number,
  draw: Draw,
): PlotSpec {
  return placed({ ...meta, dataset: null, protocol: null }, source, bodyHeight, draw);
}

/** A figure with its title at the top and, in small type at the bottom, where it comes from. */
export function placed(meta: FigureMeta, source: string, bodyHeight: number, draw: Draw): PlotSpec {
  const provenance = wrapped(source, charactersInALine);
  const provenanceHeight = lineHeight * provenance.split("\n").length + 8;
  const canvas = { width: figureWidth, height: titleHeight + bodyHeight + provenanceHeight };
  const { data, annotations, shapes = [], layout = {} } = draw(canvas, titleHeight);
  return rounded<PlotSpec>({
    meta,
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

/** The figure without its title, for where it stands beneath a heading that says the same. */
export function untitled(spec: PlotSpec): PlotSpec {
  const [, ...annotations] = spec.layout.annotations as readonly JsonRecord[]; // the title is the first
  return { ...spec, layout: { ...spec.layout, annotations } };
}

function seedsText({ seeds, crossValidation, search }: Results, shown: FrameMeta["seeds"]): string {
  if (shown === "search") return search === undefined ? "no search" : searchSeedsText(search);
  if (shown === "folds") return `${foldCount(crossValidation)} folds, seed ${seeds[0]}`;
  if (seeds.length === 1) return `1 seed (${seeds[0]})`;
  return shown === "all" ? `${seeds.length} seeds` : `seed ${seeds[0]}, the first of ${seeds.length}`;
}

function foldCount(crossValidation: Results["crossValidation"]): number {
  return Math.max(0, ...crossValidation.map(({ folds }) => folds.length));
}

import type { Results } from "../evaluation/results";
import { hidden } from "./axes";
import { type Box, type Canvas, textAt } from "./canvas";
import type { Figure } from "./figure";
import { framedStatement } from "./frame";
import { layOut } from "./graph-layout";
import type { Paper } from "./paper";
import { links, type Stage, stages } from "./pipeline";
import type { JsonRecord, PlotSpec } from "./plot-spec";
import { colours, figureWidth, fontSizes } from "./theme";

const about = {
  id: "figure-2",
  title: "Figure 2. Overview of the system, stage by stage, with its modules here",
} as const;
const nodeSize = { nodeWidth: 184, nodeHeight: 36 } as const;
const labelHeight = 20;

const groupTitles: Readonly<Record<Stage["group"], string>> = {
  training: "Training stage",
  deployment: "Deployment stage",
};

/** Figure 2 of the paper, drawn from the stages of this package: solid where a module does it, dashed where one is
 * planned. Drawn from the package alone. */
export const figure2: Figure = { ...about, draw };

function draw(_results: Results, _paper: Paper): PlotSpec {
  const laid = layOut({ nodes: stages, links, ...nodeSize });
  const meta = { ...about, caption, alt: inWords() };
  const bodyHeight = laid.height + labelHeight + 8;
  return framedStatement(
    meta,
    "stages after the paper's Figure 2; modules of this package",
    bodyHeight,
    (canvas, top) => {
      const left = (figureWidth - laid.width) / 2;
      const at = (box: Box) => moved(box, left, top + labelHeight);
      return {
        data: [],
        annotations: [
          ...[...laid.groups].map(([group, box]) => {
            const { left: x, top: y } = at(box);
            return textAt(canvas, x, y - 11, groupTitles[group as Stage["group"]], { bold: true });
          }),
          ...stages.flatMap((stage) => stageTexts(canvas, at(laid.nodes.get(stage.id) as Box), stage)),
        ],
        shapes: [
          ...[...laid.groups.values()].map((box) => background(canvas, at(box))),
          ...laid.paths.flatMap((path, i) =>
            arrow(
              canvas,
              path.map(([x, y]) => [x + left, y + top + labelHeight] as const),
              isPlanned(i),
            ),
          ),
          ...stages.map((stage) => frameOf(canvas, at(laid.nodes.get(stage.id) as Box), stage)),
        ],
        layout: { xaxis: hidden, yaxis: hidden },
      };
    },
  );
}

function moved(box: Box, right: number, down: number): Box {
  return { left: box.left + right, right: box.right + right, top: box.top + down, bottom: box.bottom + down };
}

/** Whether a link begins or ends at a stage that is not built yet. */
function isPlanned(link: number): boolean {
  return links[link].some((id) => stages.find((stage) => stage.id === id)?.planned === true);
}

function stageTexts(canvas: Canvas, box: Box, { title, module, planned }: Stage): JsonRecord[] {
  const x = (box.left + box.right) / 2;
  const y = (box.top + box.bottom) / 2;
  const style = { align: "center", colour: planned ? colours.muted : colours.ink } as const;
  return [
    textAt(canvas, x, y - 8, title, { ...style, bold: !planned }),
    textAt(canvas, x, y + 8, planned ? "planned" : `${module}.ts`, {
      ...style,
      size: fontSizes.small,
      colour: colours.muted,
    }),
  ];
}

function rectangle(canvas: Canvas, { left, right, top, bottom }: Box): JsonRecord {
  return {
    type: "rect",
    xref: "paper",
    yref: "paper",
    x0: left / canvas.width,
    x1: right / canvas.width,
    y0: 1 - bottom / canvas.height,
    y1: 1 - top / canvas.height,
  };
}

function background(canvas: Canvas, box: Box): JsonRecord {
  return { ...rectangle(canvas, box), fillcolor: colours.measuredFaint, line: { width: 0 }, layer: "below" };
}

function frameOf(canvas: Canvas, box: Box, { planned }: Stage): JsonRecord {
  const line = planned
    ? { color: colours.axis, width: 1, dash: "dash" }
    : { color: colours.measured, width: 1.25, dash: "solid" };
  return { ...rectangle(canvas, box), fillcolor: colours.background, line, layer: "below" };
}

type Point = readonly [x: number, y: number];

/** A link as a line through its corners with a head at its end. */
function arrow(canvas: Canvas, path: readonly Point[], planned: boolean): JsonRecord[] {
  const colour = planned ? colours.axis : colours.ink;
  const [end, before] = [path[path.length - 1], path[path.length - 2]];
  const base = { type: "path", xref: "paper", yref: "paper", layer: "below" } as const;
  return [
    {
      ...base,
      path: curve(canvas, path),
      line: { color: colour, width: 1, dash: planned ? "dash" : "solid" },
      fillcolor: "rgba(0,0,0,0)",
    },
    { ...base, path: polygon(canvas, head(before, end)), line: { width: 0 }, fillcolor: colour },
  ];
}

/** The three corners of an arrow's head. */
function head([x0, y0]: Point, [x1, y1]: Point): readonly Point[] {
  const [length, halfWidth] = [7, 3.5];
  const distance = Math.sqrt((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0));
  const [along, across] = [(x1 - x0) / distance, (y1 - y0) / distance];
  const [x, y] = [x1 - length * along, y1 - length * across];
  return [
    [x1, y1],
    [x - halfWidth * across, y + halfWidth * along],
    [x + halfWidth * across, y - halfWidth * along],
  ];
}

/** A line from the first point to the last that is bent, not broken, at those between: each bend ends halfway to the next. */
function curve(canvas: Canvas, points: readonly Point[]): string {
  const middle = ([x0, y0]: Point, [x1, y1]: Point): Point => [(x0 + x1) / 2, (y0 + y1) / 2];
  const bends = points
    .slice(1, -1)
    .map((point, i) => `Q${position(canvas, point)} ${position(canvas, middle(point, points[i + 2]))}`);
  const [first, second] = points;
  const start = `M${position(canvas, first)}L${position(canvas, middle(first, second))}`;
  return `${start}${bends.join("")}L${position(canvas, points[points.length - 1])}`;
}

function polygon(canvas: Canvas, points: readonly Point[]): string {
  return `M${points.map((point) => position(canvas, point)).join("L")}Z`;
}

function position(canvas: Canvas, [x, y]: Point): string {
  return `${(x / canvas.width).toFixed(5)},${(1 - y / canvas.height).toFixed(5)}`;
}

const caption =
  "The paper's stages, each with the module of this package that does it; dashed where none does yet. The order of the " +
  "steps before training is that of the paper's protocol; the places are chosen by a graph-layout library.";

function inWords(): string {
  const title = (id: string) => stages.find((stage) => stage.id === id)?.title ?? id;
  return `${links.map(([from, to]) => `${title(from)} leads to ${title(to)}`).join("; ")}.`;
}

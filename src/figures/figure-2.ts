import type { Results } from "../evaluation/results";
import { hidden } from "./axes";
import { type Box, type Canvas, textAt } from "./canvas";
import type { Figure } from "./figure";
import { framedStatement } from "./frame";
import { layOut } from "./graph-layout";
import type { Paper } from "./paper";
import { type Link, links, type Stage, stages } from "./pipeline";
import type { JsonRecord, PlotSpec } from "./plot-spec";
import { colours, figureWidth, fontSizes } from "./theme";

const about = {
  id: "figure-2",
  title: "Figure 2. Overview of the system, stage by stage, with its modules here",
} as const;
const nodeSize = { nodeWidth: 180, nodeHeight: 36 } as const;
const labelHeight = 20;
const dashes = "4px,3px";

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
          ...plannedFirst(links).flatMap((link) => {
            const [from, to] = link.map((id) => at(laid.nodes.get(id) as Box));
            return arrow(canvas, from, to, isPlanned(link));
          }),
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
function isPlanned(link: Link): boolean {
  return link.some((id) => stages.find((stage) => stage.id === id)?.planned === true);
}

/** So that where links meet, what is built covers what is planned. */
function plannedFirst(all: readonly Link[]): readonly Link[] {
  return [...all.filter(isPlanned), ...all.filter((link) => !isPlanned(link))];
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
    ? { color: colours.axis, width: 1, dash: dashes }
    : { color: colours.measured, width: 1.25, dash: "solid" };
  return { ...rectangle(canvas, box), fillcolor: colours.background, line, layer: "below" };
}

/** A link from the foot of one box to the head of another: a line that leaves and arrives upright, with a head at its end. */
function arrow(canvas: Canvas, from: Box, to: Box, planned: boolean): JsonRecord[] {
  const [x0, y0, x1, y1] = [(from.left + from.right) / 2, from.bottom, (to.left + to.right) / 2, to.top];
  const [length, halfWidth] = [7, 3.5];
  const middle = (y0 + y1 - length) / 2;
  const at = (x: number, y: number) => `${(x / canvas.width).toFixed(5)},${(1 - y / canvas.height).toFixed(5)}`;
  const colour = planned ? colours.axis : colours.ink;
  const base = { type: "path", xref: "paper", yref: "paper", layer: "below" } as const;
  return [
    {
      ...base,
      path: `M${at(x0, y0)}C${at(x0, middle)} ${at(x1, middle)} ${at(x1, y1 - length)}`,
      line: { color: colour, width: 1, dash: planned ? dashes : "solid" },
      fillcolor: "rgba(0,0,0,0)",
    },
    {
      ...base,
      path: `M${at(x1, y1)}L${at(x1 - halfWidth, y1 - length)}L${at(x1 + halfWidth, y1 - length)}Z`,
      line: { width: 0 },
      fillcolor: colour,
    },
  ];
}

const caption =
  "The paper's stages, each with the module of this package that does it; dashed where none does yet. The order of the " +
  "steps before training is that of the paper's protocol; the places are chosen by a graph-layout library.";

function inWords(): string {
  const title = (id: string) => stages.find((stage) => stage.id === id)?.title ?? id;
  return `${links.map(([from, to]) => `${title(from)} leads to ${title(to)}`).join("; ")}.`;
}

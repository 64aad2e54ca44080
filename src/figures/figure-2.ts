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
const nodeSize = { nodeWidth: 180, nodeHeight: 36 } as const;
const labelHeight = 20;

const groupTitles: Readonly<Record<Stage["group"], string>> = {
  training: "Training stage",
  deployment: "Deployment stage",
};

/** Figure 2 of the paper, drawn from the stages of this package. */
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
          ...links.flatMap((link) => {
            const [from, to] = link.map((id) => at(laid.nodes.get(id) as Box));
            return arrow(canvas, from, to);
          }),
          ...stages.map(({ id }) => frameOf(canvas, at(laid.nodes.get(id) as Box))),
        ],
        layout: { xaxis: hidden, yaxis: hidden },
      };
    },
  );
}

function moved(box: Box, right: number, down: number): Box {
  return { left: box.left + right, right: box.right + right, top: box.top + down, bottom: box.bottom + down };
}

function stageTexts(canvas: Canvas, box: Box, { title, module }: Stage): JsonRecord[] {
  const x = (box.left + box.right) / 2;
  const y = (box.top + box.bottom) / 2;
  return [
    textAt(canvas, x, y - 8, title, { align: "center", bold: true }),
    textAt(canvas, x, y + 8, `${module}.ts`, { align: "center", size: fontSizes.small, colour: colours.muted }),
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

function frameOf(canvas: Canvas, box: Box): JsonRecord {
  const line = { color: colours.measured, width: 1.25 };
  return { ...rectangle(canvas, box), fillcolor: colours.background, line, layer: "below" };
}

/** A link from the foot of one box to the head of another: a line that leaves and arrives upright, with a head at its end. */
function arrow(canvas: Canvas, from: Box, to: Box): JsonRecord[] {
  const [x0, y0, x1, y1] = [(from.left + from.right) / 2, from.bottom, (to.left + to.right) / 2, to.top];
  const [length, halfWidth] = [7, 3.5];
  const middle = (y0 + y1 - length) / 2;
  const at = (x: number, y: number) => `${(x / canvas.width).toFixed(5)},${(1 - y / canvas.height).toFixed(5)}`;
  const base = { type: "path", xref: "paper", yref: "paper", layer: "below" } as const;
  return [
    {
      ...base,
      path: `M${at(x0, y0)}C${at(x0, middle)} ${at(x1, middle)} ${at(x1, y1 - length)}`,
      line: { color: colours.ink, width: 1 },
      fillcolor: "rgba(0,0,0,0)",
    },
    {
      ...base,
      path: `M${at(x1, y1)}L${at(x1 - halfWidth, y1 - length)}L${at(x1 + halfWidth, y1 - length)}Z`,
      line: { width: 0 },
      fillcolor: colours.ink,
    },
  ];
}

const caption =
  "The paper's stages, each with the module of this package that does it. The order of the " +
  "steps before training is that of the paper's protocol; the places are chosen by a graph-layout library.";

function inWords(): string {
  const title = (id: string) => stages.find((stage) => stage.id === id)?.title ?? id;
  return `${links.map(([from, to]) => `${title(from)} leads to ${title(to)}`).join("; ")}.`;
}

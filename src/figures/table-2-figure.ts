import type { Results } from "../evaluation/results";
import { decimals, signed } from "../foundation/number-text";
import { publishedDecimals } from "../foundation/rounded";
import { type Protocol, protocols } from "../preprocess/protocol";
import { hidden } from "./axes";
import { type Canvas, lineBetween, type TextStyle, textAt } from "./canvas";
import { byTable2Metric, type Table2Metric, type Table2Values, table2Metrics } from "./cross-validation-metrics";
import type { Figure } from "./figure";
import { framed } from "./frame";
import { crossMark, tickMark } from "./marks";
import type { Paper } from "./paper";
import type { JsonRecord, PlotSpec } from "./plot-spec";
import { rule } from "./rules";
import { tolerance } from "./table-1";
import { type FoldComparison, type Table2, table2 } from "./table-2";
import { colours } from "./theme";

/** Right edges of the number columns of the paper and of ours. */
const columns = { name: 2, paper: [150, 219, 288, 357], measured: [463, 532, 601, 670] } as const;
const lineHeight = 16;
const headHeight = 44;

const protocol: Protocol = protocols.paper;
const about = {
  id: "table-2",
  title: "Table 2. Cross-validation of the network, values of the class attack: the paper's and ours",
} as const;

/** Table 2 of the paper as a picture: its folds and ours side by side, then mean, standard deviation and difference.
 * Drawing throws a DataError when the results hold no cross-validation of the network. */
export const table2Figure: Figure = { ...about, draw };

function draw(results: Results, paper: Paper): PlotSpec {
  const table = table2(results, paper);
  const lines = linesOf(table);
  const bodyHeight = headHeight + lines.length * lineHeight + 18;
  const meta = {
    seeds: "folds" as const,
    ...about,
    protocol: protocol.title,
    caption: caption(table),
    alt: inWords(table),
  };
  return framed(results, meta, bodyHeight, (canvas, top) => {
    const first = top + headHeight + 4;
    const y = (line: number) => first + (line + 0.5) * lineHeight + (line >= table.folds.length ? 6 : 0);
    const last = y(lines.length - 1);
    return {
      data: [],
      annotations: [...head(canvas, top), ...lines.flatMap((line, i) => drawLine(canvas, y(i), line))],
      shapes: [
        rule(canvas, top, "heavy"),
        ...[columns.paper, columns.measured].map((group) =>
          lineBetween(canvas, [group[0] - 58, top + 21], [group[3], top + 21], { width: 0.5, colour: colours.axis }),
        ),
        rule(canvas, top + headHeight, "thin"),
        rule(canvas, first + table.folds.length * lineHeight + 3, "thin"),
        rule(canvas, last + lineHeight / 2 + 3, "heavy"),
        ...table2Metrics.map(({ id }, i) =>
          (table.columns[id].reproduced ? tickMark : crossMark)(canvas, columns.measured[i] - 57, last),
        ),
      ],
      layout: { xaxis: hidden, yaxis: hidden },
    };
  });
}

interface Line {
  readonly label: string;
  readonly paper: Table2Values<string> | null;
  readonly measured: Table2Values<string> | null;
  readonly bold?: boolean;
}

function linesOf({ folds, columns: compared }: Table2): readonly Line[] {
  const number = (value: number) => decimals(value, publishedDecimals);
  const texts = (of: (metric: Table2Metric) => string) => byTable2Metric(({ id }) => of(id));
  const below = (of: (column: FoldComparison) => number) => texts((id) => number(of(compared[id])));
  return [
    ...folds.map(({ fold, paper, measured }) => ({
      label: `fold ${fold}`,
      paper: paper && texts((id) => number(paper[id])),
      measured: measured && texts((id) => number(measured[id])),
    })),
    {
      label: "mean",
      paper: below(({ paper }) => paper.mean),
      measured: below(({ measured }) => measured.mean),
      bold: true,
    },
    {
      label: "standard deviation",
      paper: below(({ paper }) => paper.deviation),
      measured: below(({ measured }) => measured.deviation),
    },
    {
      label: "difference of the means",
      paper: null,
      measured: texts((id) => signed(compared[id].difference, publishedDecimals)),
    },
  ];
}

function head(canvas: Canvas, top: number): JsonRecord[] {
  const titles = (edges: readonly number[]) =>
    table2Metrics.map(({ title }, i) => textAt(canvas, edges[i], top + 33, title, { align: "right", bold: true }));
  const middle = (edges: readonly number[]) => (edges[0] - 58 + edges[3]) / 2;
  const group = { align: "center", bold: true } as const;
  return [
    textAt(canvas, middle(columns.paper), top + 10, "paper", { ...group, colour: colours.paper }),
    textAt(canvas, middle(columns.measured), top + 10, "measured here", { ...group, colour: colours.measured }),
    ...titles(columns.paper),
    ...titles(columns.measured),
  ];
}

function drawLine(canvas: Canvas, y: number, { label, paper, measured, bold = false }: Line): JsonRecord[] {
  const cells = (texts: Table2Values<string> | null, edges: readonly number[], style: TextStyle) =>
    texts === null
      ? []
      : table2Metrics.map(({ id }, i) => textAt(canvas, edges[i], y, texts[id], { ...style, align: "right", bold }));
  return [
    textAt(canvas, columns.name, y, label, { colour: colours.muted }),
    ...cells(paper, columns.paper, { colour: colours.paper }),
    ...cells(measured, columns.measured, { colour: paper === null ? colours.ink : colours.measured }),
  ];
}

function caption({ verdict }: Table2): string {
  return (
    "Every fold was tested once, by a network trained on the others. Folds of the same number hold different flows in the " +
    "paper and here. Standard deviation with n in the denominator, as the paper's. A column is reproduced (tick) when the " +
    `paper's mean lies inside the range of our folds or within ${tolerance} of our mean. Table 2 is ${verdict}.`
  );
}

function inWords({ columns: compared, verdict }: Table2): string {
  const parts = table2Metrics.map(({ id, title }) => {
    const { paper, measured } = compared[id];
    return `${title} ${decimals(paper.mean, 5)} in the paper, ${decimals(measured.mean, 5)} ours`;
  });
  return `Means over the folds: ${parts.join("; ")}; ${verdict}.`;
}

import type { Results } from "../evaluation/results";
import { type Transfer, type TransferRun, transferProtocol } from "../evaluation/transfer";
import { percent } from "../foundation/number-text";
import { hidden } from "./axes";
import { type Canvas, textAt, wrapped } from "./canvas";
import type { Figure } from "./figure";
import { framed } from "./frame";
import type { JsonRecord, PlotSpec } from "./plot-spec";
import { rule } from "./rules";
import { type Spread, spread } from "./spread";
import { colours } from "./theme";

const about = { id: "transfer", title: "The network on flows of another network than it was trained on" } as const;
const rowHeight = 24;
const headHeight = 26;
const emptyHeight = 60;

const columns = [
  { title: "False alarms", right: 398, of: ({ falsePositiveRate }: TransferRun) => falsePositiveRate },
  { title: "Recall Spoofing", right: 532, of: ({ recallSpoofing }: TransferRun) => recallSpoofing },
  { title: "Recall Data Alteration", right: 670, of: ({ recallAlteration }: TransferRun) => recallAlteration },
] as const;

/** How the paper's network, trained on one data set, does on the other and back, by class. */
export const transfer: Figure = { ...about, draw };

function draw(results: Results): PlotSpec {
  const rows = results.transfer ?? [];
  const shown = { ...about, seeds: "all" as const, protocol: transferProtocol.title };
  if (rows.length === 0) return drawReason(results, shown);
  const meta = { ...shown, caption, alt: rows.map(inWords).join(" ") };
  const tableHeight = headHeight + rows.length * rowHeight;
  return framed(results, meta, tableHeight + 12, (canvas, top) => ({
    data: [],
    annotations: [
      textAt(canvas, 2, top + headHeight / 2, "Trained on, tested on", { bold: true }),
      ...columns.map(({ title, right }) =>
        textAt(canvas, right, top + headHeight / 2, title, { bold: true, align: "right" }),
      ),
      ...rows.flatMap((row, i) => drawRow(canvas, top + headHeight + (i + 0.5) * rowHeight, row)),
    ],
    shapes: [
      rule(canvas, top, "heavy"),
      rule(canvas, top + headHeight, "thin"),
      rule(canvas, top + tableHeight, "heavy"),
    ],
    layout: { xaxis: hidden, yaxis: hidden },
  }));
}

const caption =
  "Means over the seeds, and lowest to highest, at probability 0.5. Tested on all flows of the other data set, or on the test " +
  "part of its own. The twin was fitted to the whole real file: that a network goes from one to the other is no evidence of " +
  "generalisation.";

function drawRow(canvas: Canvas, y: number, row: Transfer): JsonRecord[] {
  return [
    textAt(canvas, 2, y, direction(row)),
    ...columns.map(({ right, of }) =>
      textAt(canvas, right, y, spreadText(spread(row.runs, of)), { align: "right", colour: colours.measured }),
    ),
  ];
}

/** The twin under its short name, which says what it is. */
const shortName = (title: string) => (title.startsWith("Twin") ? "twin (simulated)" : title);

const direction = ({ trainedOn, testedOn }: Transfer) => `${shortName(trainedOn)}, ${shortName(testedOn)}`;

const spreadText = ({ mean, lowest, highest }: Spread) =>
  `${percent(mean, 1)} (${(lowest * 100).toFixed(1)} to ${(highest * 100).toFixed(1)})`;

function inWords(row: Transfer): string {
  const [alarms, spoofing, alteration] = columns.map(({ of }) => spreadText(spread(row.runs, of)));
  return `${direction(row)}: false alarms ${alarms}, recall of Spoofing ${spoofing}, of Data Alteration ${alteration}.`;
}

/** In place of the table, why there is none. */
function drawReason(results: Results, shown: typeof about & { seeds: "all"; protocol: string }): PlotSpec {
  const sentence = "Not drawn: it takes two data sets, and is made with the results of the real one.";
  return framed(results, { ...shown, caption: sentence, alt: sentence }, emptyHeight, (canvas, top) => ({
    data: [],
    annotations: [textAt(canvas, 2, top + emptyHeight / 2, wrapped(sentence, 105))],
    layout: { xaxis: hidden, yaxis: hidden },
  }));
}

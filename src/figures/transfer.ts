import type { Results } from "../evaluation/results";
import type { TestedSet } from "../evaluation/tested-set";
import {
  flowsPerHour,
  type Transfer,
  type TransferResults,
  type TransferRun,
  transferProtocol,
} from "../evaluation/transfer";
import { grouped, percent } from "../foundation/number-text";
import { hidden } from "./axes";
import { type Canvas, textAt, wrapped } from "./canvas";
import type { Figure } from "./figure";
import { framed } from "./frame";
import type { JsonRecord, PlotSpec } from "./plot-spec";
import { rule } from "./rules";
import { type Spread, spread } from "./spread";
import { colours } from "./theme";

const about = { id: "transfer", title: "The network on flows of another network than it was trained on" } as const;
const rowHeight = 20;
const headHeight = 26;
const emptyHeight = 60;
const [trainedLeft, testedLeft] = [2, 118];

const columns = [
  { title: "False alarms", right: 410, of: ({ falsePositiveRate }: TransferRun) => falsePositiveRate },
  { title: "Recall Spoofing", right: 540, of: ({ recallSpoofing }: TransferRun) => recallSpoofing },
  { title: "Recall Data Alteration", right: 670, of: ({ recallAlteration }: TransferRun) => recallAlteration },
] as const;

/** How the paper's network, trained on each of several data sets, does on all of them, by class. */
export const transfer: Figure = { ...about, draw };

function draw(results: Results): PlotSpec {
  const shown = { ...about, seeds: "all" as const, protocol: transferProtocol.title };
  if (results.transfer === undefined) return drawReason(results, shown);
  const { sets, tests } = results.transfer;
  const meta = {
    ...shown,
    caption: caption(results.transfer),
    alt: tests.map((test) => inWords(test, sets)).join(" "),
  };
  const tableHeight = headHeight + tests.length * rowHeight;
  return framed(results, meta, tableHeight + 12, (canvas, top) => {
    const rowTop = (row: number) => top + headHeight + row * rowHeight;
    const firsts = tests.flatMap((test, row) => (test.trainedOn === tests[row - 1]?.trainedOn ? [] : [row]));
    return {
      data: [],
      annotations: [
        ...head(canvas, top + headHeight / 2),
        ...firsts.map((row) =>
          textAt(canvas, trainedLeft, rowTop(row + 0.5), wrapped(shortName(tests[row].trainedOn, sets), 20)),
        ),
        ...tests.flatMap((test, row) => drawTest(canvas, rowTop(row + 0.5), test, sets)),
      ],
      shapes: [
        rule(canvas, top, "heavy"),
        rule(canvas, top + headHeight, "thin"),
        ...firsts.slice(1).map((row) => rule(canvas, rowTop(row), "faint")),
        rule(canvas, top + tableHeight, "heavy"),
      ],
      layout: { xaxis: hidden, yaxis: hidden },
    };
  });
}

const head = (canvas: Canvas, y: number): JsonRecord[] => [
  textAt(canvas, trainedLeft, y, "Trained on", { bold: true }),
  textAt(canvas, testedLeft, y, "Tested on", { bold: true }),
  ...columns.map(({ title, right }) => textAt(canvas, right, y, title, { bold: true, align: "right" })),
];

function drawTest(canvas: Canvas, y: number, test: Transfer, sets: readonly TestedSet[]): JsonRecord[] {
  return [
    textAt(canvas, testedLeft, y, testedName(test, sets)),
    ...columns.map(({ right, of }) =>
      textAt(canvas, right, y, spreadText(spread(test.runs, of)), { align: "right", colour: colours.measured }),
    ),
  ];
}

/** The short names of the data sets that come with the package, which say what they are. */
const shortNames: Readonly<Record<string, string>> = { twin: "twin (simulated)", live: "live testbed" };

const shortName = (id: string, sets: readonly TestedSet[]): string =>
  shortNames[id] ?? sets.find((set) => set.id === id)?.title ?? id;

const testedName = ({ testedOn, alarmsPerHour }: Transfer, sets: readonly TestedSet[]): string =>
  alarmsPerHour === null ? shortName(testedOn, sets) : `${shortName(testedOn, sets)}, ${alarmsPerHour} an hour`;

const spreadText = ({ mean, lowest, highest }: Spread) =>
  `${percent(mean, 1)} (${(lowest * 100).toFixed(1)} to ${(highest * 100).toFixed(1)})`;

function inWords(test: Transfer, sets: readonly TestedSet[]): string {
  const [alarms, spoofing, alteration] = columns.map(({ of }) => spreadText(spread(test.runs, of)));
  return (
    `Trained on ${shortName(test.trainedOn, sets)}, tested on ${testedName(test, sets)}: ` +
    `false alarms ${alarms}, recall of Spoofing ${spoofing}, of Data Alteration ${alteration}.`
  );
}

function caption({ sets }: TransferResults): string {
  const gaps = sets.map(({ id, packetGap }) => `${packetGap.toFixed(1)} ms (${shortName(id, sets)})`);
  return (
    "Means over the seeds, and lowest to highest, at probability 0.5. An hour: at the threshold that so many of " +
    `${grouped(flowsPerHour)} flows of other, normal traffic of the live testbed exceed. Tested on all flows of another data set, or ` +
    `on the test part of its own. Time between two packets of the gateway, median of normal flows: ${gaps.join(", ")}.` +
    (sets.some(({ id }) => id === "wustl") ? fitted : "")
  );
}

const fitted =
  " The twin was fitted to the whole real file: that a network goes from one to the other is no evidence of generalisation.";

/** In place of the table, why there is none. */
function drawReason(results: Results, shown: typeof about & { seeds: "all"; protocol: string }): PlotSpec {
  const sentence = "Not drawn: the network was not taken to another data set.";
  return framed(results, { ...shown, caption: sentence, alt: sentence }, emptyHeight, (canvas, top) => ({
    data: [],
    annotations: [textAt(canvas, 2, top + emptyHeight / 2, wrapped(sentence, 105))],
    layout: { xaxis: hidden, yaxis: hidden },
  }));
}

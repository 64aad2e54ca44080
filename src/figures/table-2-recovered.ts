import { falseNegativeRate, falsePositiveRate } from "../evaluation/decision-metrics";
import type { Results } from "../evaluation/results";
import { grouped, percent } from "../foundation/number-text";
import { hidden } from "./axes";
import { type Canvas, textAt } from "./canvas";
import type { Figure } from "./figure";
import { framedStatement } from "./frame";
import type { Paper } from "./paper";
import type { JsonRecord, PlotSpec } from "./plot-spec";
import { type RecoveredFold, recoveredFolds } from "./recovered-folds";
import { rule } from "./rules";
import { colours } from "./theme";

const about = {
  id: "table-2-recovered",
  title: "The counts behind the paper's Table 2: its four numbers a fold fit one confusion matrix each",
} as const;
const lineHeight = 16;
const headHeight = 26;

/** The confusion matrices behind the folds of the paper's Table 2, and what the paper leaves unsaid: how many attacks each
 * fold tested, and the false positive rates. Drawn from the paper alone. */
export const table2Recovered: Figure = { ...about, draw };

function draw(_results: Results, paper: Paper): PlotSpec {
  const folds = recoveredFolds(paper);
  const sum = total(folds);
  const bodyHeight = headHeight + (folds.length + 1) * lineHeight + 20;
  const meta = { ...about, caption: caption(folds, sum, paper), alt: inWords(sum) };
  return framedStatement(meta, `${paper.table2.source}; counts computed here`, bodyHeight, (canvas, top) => {
    const first = top + headHeight + 4;
    const sumY = first + (folds.length + 0.5) * lineHeight + 6;
    return {
      data: [],
      annotations: [
        ...columns.map(({ title, right }) =>
          textAt(canvas, right, top + headHeight / 2, title, { align: "right", bold: true }),
        ),
        ...folds.flatMap((fold, i) => line(canvas, first + (i + 0.5) * lineHeight, `fold ${fold.fold}`, fold)),
        ...line(canvas, sumY, "together", sum, true),
      ],
      shapes: [
        rule(canvas, top, "heavy"),
        rule(canvas, top + headHeight, "thin"),
        rule(canvas, first + folds.length * lineHeight + 3, "thin"),
        rule(canvas, sumY + lineHeight / 2 + 3, "heavy"),
      ],
      layout: { xaxis: hidden, yaxis: hidden },
    };
  });
}

type Counts = Omit<RecoveredFold, "fold">;

const columns = [
  { title: "Tested", right: 140, text: ({ rows }: Counts) => grouped(rows) },
  { title: "Attacks", right: 225, text: ({ attacks }: Counts) => grouped(attacks) },
  { title: "True neg.", right: 310, text: ({ tn }: Counts) => grouped(tn) },
  { title: "False pos.", right: 395, text: ({ fp }: Counts) => grouped(fp) },
  { title: "False neg.", right: 480, text: ({ fn }: Counts) => grouped(fn) },
  { title: "True pos.", right: 565, text: ({ tp }: Counts) => grouped(tp) },
  { title: "False pos. rate", right: 670, text: (counts: Counts) => percent(counts.falsePositiveRate, 2) },
] as const;

function line(canvas: Canvas, y: number, label: string, counts: Counts, bold = false): JsonRecord[] {
  return [
    textAt(canvas, 2, y, label, { colour: colours.muted }),
    ...columns.map(({ right, text }) =>
      textAt(canvas, right, y, text(counts), { align: "right", colour: colours.paper, bold }),
    ),
  ];
}

function total(folds: readonly RecoveredFold[]): Counts {
  const sum = (of: (fold: RecoveredFold) => number) => folds.reduce((total, fold) => total + of(fold), 0);
  const matrix = { tn: sum(({ tn }) => tn), fp: sum(({ fp }) => fp), fn: sum(({ fn }) => fn), tp: sum(({ tp }) => tp) };
  return {
    ...matrix,
    rows: sum(({ rows }) => rows),
    attacks: sum(({ attacks }) => attacks),
    falsePositiveRate: falsePositiveRate(matrix),
  };
}

function caption(folds: readonly RecoveredFold[], sum: Counts, { counts, figure3 }: Paper): string {
  const stated = (quantity: string) => counts.find((count) => count.quantity === quantity)?.stated ?? 0;
  const attacks = folds.map((fold) => fold.attacks);
  return (
    `Of all confusion matrices of ${grouped(sum.rows / folds.length)} flows one alone has a fold's accuracy, precision, recall ` +
    `and F1 score to the last printed decimal. Together they test ${grouped(sum.attacks)} attacks; the paper counts ` +
    `${grouped(stated("cleanAttack"))} before oversampling and ${grouped(stated("balancedAttack"))} after it, so the folds ` +
    `were made after it. They hold ${grouped(Math.min(...attacks))} to ${grouped(Math.max(...attacks))} attacks each, so they ` +
    `were not stratified. The false positive rate is ${percent(sum.falsePositiveRate, 2)}, where the abstract has ` +
    `${percent(figure3.falsePositiveRate, 2)}, that of Figure 3; the false negative rate is ${percent(falseNegativeRate(sum), 2)}.`
  );
}

function inWords(sum: Counts): string {
  return (
    `All folds together: ${sum.tn} normal flows classified as normal and ${sum.fp} as attack, ${sum.fn} attack flows ` +
    `classified as normal and ${sum.tp} as attack; false positive rate ${percent(sum.falsePositiveRate, 2)}.`
  );
}

import type { Results } from "../evaluation/results";
import { DataError } from "../foundation/errors";
import { decimals } from "../foundation/number-text";
import { type Curve, type EpochPanel, epochPanel } from "./epoch-panel";
import type { Figure } from "./figure";
import { framed } from "./frame";
import type { Paper } from "./paper";
import type { PlotSpec } from "./plot-spec";
import { colours } from "./theme";

const bodyHeight = 262;
const boxes = [
  { left: 44, right: 298, top: 26, bottom: 218 },
  { left: 382, right: 634, top: 26, bottom: 218 },
] as const;

const about = { id: "figure-4", title: "Figure 4. Loss and accuracy of the network by epoch" } as const;

/** Figure 4 of the paper: (A) loss and (B) accuracy of the network with the first seed by epoch, in training and on the
 * test part. The paper states no value of its curves; in (B) stands the accuracy of its Table 1. Drawing throws a
 * DataError when the results hold no history. */
export const figure4: Figure = { ...about, draw };

function draw(results: Results, paper: Paper): PlotSpec {
  const epochs = results.history.loss.length;
  if (epochs === 0) throw new DataError("Figure 4 needs the network's history by epoch, and the results hold none.");
  const panels = [lossPanel(results), accuracyPanel(results, paper)];
  const meta = {
    seeds: "first" as const,
    ...about,
    caption: caption(results, paper),
    alt: panels.map((panel) => inWords(panel, epochs)).join(" "),
  };
  return framed(results, meta, bodyHeight, (canvas, top) => {
    const placed = boxes.map((box) => ({ ...box, top: box.top + top, bottom: box.bottom + top }));
    const parts = panels.map((panel, i) => epochPanel(canvas, placed[i], panel, i + 1));
    return {
      data: parts.flatMap(({ data }) => data),
      annotations: parts.flatMap(({ annotations }) => annotations),
      layout: Object.assign({}, ...parts.map(({ layout }) => layout)),
    };
  });
}

function lossPanel({ history }: Results): EpochPanel {
  const curves = trainAndTest(history.loss, history.testLoss);
  const values = curves.flatMap((curve) => curve.values);
  const low = tenthBelow(Math.min(...values));
  const high = Math.max(tenthAbove(Math.max(...values)), low + 0.1);
  return { title: "(A) loss (binary cross-entropy)", curves, range: [low, high], tickDecimals: 2 };
}

function accuracyPanel({ history }: Results, paper: Paper): EpochPanel {
  const curves = trainAndTest(history.accuracy, history.testAccuracy);
  const lowest = Math.min(...curves.flatMap((curve) => curve.values));
  const claims = paper.table1.rows
    .filter(({ id }) => id === "dnn")
    .map(({ accuracy }) => ({
      name: "paper",
      values: history.accuracy.map(() => accuracy),
      colour: colours.paper,
      dash: "dash" as const,
    }));
  const range = [Math.min(0.5, tenthBelow(lowest)), 1] as const;
  return { title: "(B) accuracy", curves: [...curves, ...claims], range, tickDecimals: 1 };
}

function trainAndTest(train: readonly number[], test: readonly number[]): readonly Curve[] {
  const curves = [
    { name: "test", values: test, colour: colours.measured },
    { name: "train", values: train, colour: colours.muted },
  ];
  return curves.filter(({ values }) => values.length > 0);
}

function tenthBelow(value: number): number {
  return Math.floor(value * 10) / 10;
}

function tenthAbove(value: number): number {
  return Math.ceil(value * 10) / 10;
}

function caption({ history, seeds }: Results, paper: Paper): string {
  return (
    `Binary cross-entropy (A) and accuracy (B) with seed ${seeds[0]} over ${history.loss.length} epochs (paper: ` +
    `${paper.figure4.epochs}). Train: mean over the epoch's batches as each was met; test: with the weights at the ` +
    "epoch's end. The paper states no value of its curves; the dashed line is the test accuracy in its Table 1."
  );
}

function inWords({ title, curves }: EpochPanel, epochs: number): string {
  const ends = curves.map(({ name, values }) =>
    name === "paper"
      ? `paper ${decimals(values[0], 3)}`
      : `${name} from ${decimals(values[0], 3)} to ${decimals(values[values.length - 1], 3)}`,
  );
  return `${title} over ${epochs} epochs: ${ends.join(", ")}.`;
}

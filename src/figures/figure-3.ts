import type { Results, Run } from "../evaluation/results";
import { DataError } from "../foundation/errors";
import { percent } from "../foundation/number-text";
import { confusionPanel } from "./confusion-panel";
import { errorRatePanel, errorRates } from "./error-rate-panel";
import type { Figure } from "./figure";
import { framed } from "./frame";
import type { Paper } from "./paper";
import type { PlotSpec } from "./plot-spec";
import { spread } from "./spread";

const about = { id: "figure-3", title: "Figure 3. Confusion matrix of the network, and its error rates" } as const;
const bodyHeight = 254;

/** Figure 3 of the paper: the confusion matrix of the network with the first seed; beside it the two error rates with
 * every seed and as the paper states them. Drawing throws a DataError when the results hold no run of the network. */
export const figure3: Figure = { ...about, draw };

function draw(results: Results, paper: Paper): PlotSpec {
  const runs = results.classifiers.find(({ id }) => id === "dnn")?.runs ?? [];
  if (runs.length === 0) throw new DataError("Figure 3 needs a run of the network (dnn), and the results hold none.");
  const meta = { ...about, seeds: "all", caption: caption(runs, paper), alt: inWords(runs[0], paper) } as const;
  return framed(results, meta, bodyHeight, (canvas, top) => {
    const matrix = confusionPanel(canvas, { left: 70, right: 290, top: top + 44, bottom: top + 244 }, runs[0]);
    const rates = errorRatePanel(canvas, { left: 380, right: 660, top: top + 44, bottom: top + 204 }, runs, paper);
    return {
      data: [...matrix.data, ...rates.data],
      shapes: matrix.shapes ?? [],
      annotations: [...matrix.annotations, ...rates.annotations],
      layout: { ...matrix.layout, ...rates.layout },
    };
  });
}

function caption(runs: readonly Run[], paper: Paper): string {
  const [positives, negatives] = errorRates.map((rate) => {
    const { lowest, highest } = spread(runs, ({ metrics }) => rate.of(metrics));
    const over = runs.length > 1 ? `, from ${percent(lowest, 2)} to ${percent(highest, 2)} over the seeds` : "";
    return `${percent(rate.of(runs[0].metrics), 2)}${over} (paper: ${percent(rate.statedIn(paper), 2)})`;
  });
  return (
    `Flows of the test part by class and decision with seed ${runs[0].seed}; percentages are shares of the class. ` +
    `False positive rate ${positives}; false negative rate ${negatives}.`
  );
}

function inWords({ seed, metrics }: Run, paper: Paper): string {
  const { tn, fp, fn, tp } = metrics;
  const [positives, negatives] = errorRates.map(
    (rate) => `${percent(rate.of(metrics), 2)}, in the paper ${percent(rate.statedIn(paper), 2)}`,
  );
  return (
    `With seed ${seed}: ${tn} normal flows classified as normal and ${fp} as attack, ${fn} attack flows classified as ` +
    `normal and ${tp} as attack. False positive rate ${positives}; false negative rate ${negatives}.`
  );
}

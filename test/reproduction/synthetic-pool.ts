import { type Experiment, type Outcome, runExperiment } from "../../src/evaluation/experiment";
import type { ExperimentPool } from "../../src/evaluation/experiment-pool";
import { type CleanFlows, cleanFlows } from "../../src/preprocess/clean-flows";
import { syntheticFlows } from "../dataset/synthetic-flows";

export const syntheticClean: CleanFlows = cleanFlows(syntheticFlows({ rows: 120 }), "drop");

/** A pool without workers that answers in an order of its own: the experiment asked for last may be answered first.
 * The network is trained for three epochs. */
export function unorderedPool(delay: (call: number) => number): ExperimentPool & { readonly asked: Experiment[] } {
  const asked: Experiment[] = [];
  return {
    asked,
    async run(experiment): Promise<Outcome> {
      asked.push(experiment);
      await new Promise((resolve) => setTimeout(resolve, delay(asked.length)));
      const short = experiment.classifier === "dnn" ? { settings: { epochs: 3 } } : {};
      return runExperiment(syntheticClean.rows, { ...experiment, ...short });
    },
    close: () => Promise.resolve(),
  };
}

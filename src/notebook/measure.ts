import { xgboostAbsence } from "../classifiers/xgboost";
import type { FlowTable } from "../dataset/flow-table";
import type { CrossValidated, Results } from "../evaluation/results";
import { cleanFlows } from "../preprocess/clean-flows";
import { protocols } from "../preprocess/protocol";
import { collectResults, type ResultGroup } from "../reproduction/collect-results";
import { publishedResults } from "../reproduction/published";
import { display } from "./kernel";
import { publishedResultsOf } from "./lesson";
import { markdownText } from "./markdown-text";
import { withWorkers } from "./workers";

/** Runs experiments as reproduce does: the paper's protocol, with the seeds of the published results.
 * @param stage what is being done, a few words
 * @returns the results of these groups alone, as they are published
 * @throws InterruptedError after the interrupt button */
export async function measure(stage: string, flows: FlowTable, groups: readonly ResultGroup[]): Promise<Results> {
  const { seeds } = publishedResultsOf(flows);
  const absence = groups.some((group) => group !== "network") ? xgboostAbsence() : null;
  const results = await withWorkers(stage, flows, (run) =>
    collectResults(
      cleanFlows(flows, protocols.paper.invalidRows),
      { run, close: async () => {} },
      { protocol: protocols.paper, seeds, groups, xgboostAbsence: absence, onProgress: () => {} },
    ),
  );
  if (absence !== null) display({ "text/markdown": `XGBoost was not run here: ${markdownText(absence)}` });
  return publishedResults(results);
}

/** Results in which what was measured now takes the place of what was published; a classifier that could not run here
 * keeps its published runs. */
export function withMeasured(published: Results, measured: Results): Results {
  return {
    ...withFolds(published, measured.crossValidation),
    classifiers: published.classifiers.map(
      (classifier) =>
        measured.classifiers.find(({ id, runs }) => id === classifier.id && runs.length > 0) ?? classifier,
    ),
    history: measured.history.loss.length > 0 ? measured.history : published.history,
    explanation: measured.explanation ?? published.explanation,
  };
}

/** Results in which cross-validations that were run now take the place of the published ones. */
export function withFolds(published: Results, tested: readonly CrossValidated[]): Results {
  const measured = publishedResults({ ...published, crossValidation: tested }).crossValidation;
  return {
    ...published,
    crossValidation: published.crossValidation.map(
      (old) => measured.find(({ id, protocol }) => id === old.id && protocol === old.protocol) ?? old,
    ),
  };
}

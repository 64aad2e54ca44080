import { Command, Option } from "commander";
import { openDataset } from "../dataset/open-dataset";
import { candidateById, candidates, crossValidated, foldExperiments } from "../evaluation/cross-validation";
import { wholeNumber } from "../foundation/whole-number";
import { cleanFlows } from "../preprocess/clean-flows";
import { protocolById } from "../preprocess/protocol";
import { crossValidationReport, crossValidationText } from "./cross-validation-report";
import { backendId, backendOption, datasetOption, jsonOption, protocolOption, seedOption } from "./options";
import { runExperiments } from "./run-experiments";
import { dataFolder, printJson, type Terminal, withProgress } from "./terminal";

interface CrossValidateOptions {
  readonly classifier: string;
  readonly folds: number;
  readonly dataset?: string;
  readonly protocol: string;
  readonly seed: number;
  readonly backend: string;
  readonly json?: boolean;
}

/** The command "cross-validate": tests a classifier on every fold. */
export function crossValidateCommand(terminal: Terminal): Command {
  return new Command("cross-validate")
    .description("train and test a classifier on each of k stratified folds")
    .addOption(new Option("--classifier <id>", `one of ${candidates.map(({ id }) => id).join(", ")}`).default("dnn"))
    .addOption(new Option("--folds <k>", "number of folds").argParser(wholeNumber("--folds")).default(10))
    .addOption(datasetOption())
    .addOption(protocolOption())
    .addOption(seedOption())
    .addOption(backendOption())
    .addOption(jsonOption())
    .action(async ({ classifier, folds, dataset, seed, json, ...chosen }: CrossValidateOptions) => {
      const candidate = candidateById(classifier);
      const protocol = protocolById(chosen.protocol);
      const backend = backendId(chosen.backend);
      const flows = cleanFlows(openDataset(dataset, { root: dataFolder(terminal) }), protocol.invalidRows);
      const validation = { protocol: protocol.id, folds, seed };
      const { trainedBy, outcomes } = await withProgress(terminal, "Cross-validating", (onProgress) =>
        runExperiments(flows.rows, foldExperiments(candidate, validation), {
          ...{ backend, signal: terminal.signal, onProgress },
        }),
      );
      const tested = crossValidated(candidate, validation, outcomes);
      const report = crossValidationReport(flows, protocol, seed, tested, trainedBy);
      if (json) printJson(terminal, report);
      else terminal.out.write(crossValidationText(report));
    });
}

import { Command, Option } from "commander";
import { openDataset } from "../dataset/open-dataset";
import {
  type Candidate,
  type CrossValidation,
  candidateById,
  candidates,
  crossValidate,
} from "../evaluation/cross-validation";
import { openExperimentPool } from "../evaluation/experiment-pool";
import type { CrossValidated } from "../evaluation/results";
import { joinProgress } from "../foundation/progress";
import { type CleanFlows, cleanFlows } from "../preprocess/clean-flows";
import { protocolById } from "../preprocess/protocol";
import { crossValidationReport, crossValidationText } from "./cross-validation-report";
import { datasetOption, jsonOption, protocolOption, seedOption, wholeNumber } from "./options";
import { dataFolder, printJson, type Terminal, withProgress } from "./terminal";

interface CrossValidateOptions {
  readonly classifier: string;
  readonly folds: number;
  readonly dataset?: string;
  readonly protocol: string;
  readonly seed: number;
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
    .addOption(jsonOption())
    .action(async ({ classifier, folds, dataset, protocol: protocolId, seed, json }: CrossValidateOptions) => {
      const candidate = candidateById(classifier);
      const protocol = protocolById(protocolId);
      const flows = cleanFlows(openDataset(dataset, { root: dataFolder(terminal) }), protocol.invalidRows);
      const tested = await run(terminal, flows, candidate, { protocol: protocol.id, folds, seed });
      const report = crossValidationReport(flows, protocol, seed, tested);
      if (json) printJson(terminal, report);
      else terminal.out.write(crossValidationText(report));
    });
}

async function run(
  terminal: Terminal,
  flows: CleanFlows,
  candidate: Candidate,
  validation: CrossValidation,
): Promise<CrossValidated> {
  const pool = openExperimentPool(flows.rows, { signal: terminal.signal });
  try {
    return await withProgress(terminal, "Cross-validating", (onProgress) => {
      const announce = joinProgress(onProgress);
      return crossValidate(candidate, validation, async (experiment) => {
        const piece = announce(1);
        const outcome = await pool.run(experiment, piece);
        piece(1, 1);
        return outcome;
      });
    });
  } finally {
    await pool.close();
  }
}

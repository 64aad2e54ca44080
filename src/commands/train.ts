import { Command } from "commander";
import { openDataset } from "../dataset/open-dataset";
import { deploymentSettings } from "../detector/deployment-settings";
import { saveModel } from "../detector/saved-model";
import type { Outcome } from "../evaluation/experiment";
import { type CleanFlows, cleanFlows } from "../preprocess/clean-flows";
import { paperHoldout } from "../preprocess/prepare";
import { type Protocol, protocolById } from "../preprocess/protocol";
import { backendId, backendOption, datasetOption, jsonOption, protocolOption, seedOption } from "./options";
import { runExperiments } from "./run-experiments";
import { dataFolder, printJson, type Terminal, withProgress } from "./terminal";
import { trainingReport, trainingText } from "./training-report";

interface TrainOptions {
  readonly dataset?: string;
  readonly protocol: string;
  readonly seed: number;
  readonly backend: string;
  readonly out?: string;
  readonly json?: boolean;
}

/** The command "train": trains the paper's network once and measures it on the test rows. */
export function trainCommand(terminal: Terminal): Command {
  return new Command("train")
    .description("train the paper's network once and measure it on the test rows")
    .addOption(datasetOption())
    .addOption(protocolOption())
    .addOption(seedOption())
    .addOption(backendOption())
    .option("--out <folder>", "save the model there, in TensorFlow.js layers format")
    .addOption(jsonOption())
    .action(async ({ dataset, protocol: protocolId, seed, backend: backendText, out, json }: TrainOptions) => {
      const backend = backendId(backendText);
      const protocol = protocolById(protocolId);
      const flows = cleanFlows(openDataset(dataset, { root: dataFolder(terminal) }), protocol.invalidRows);
      const experiment = {
        classifier: "dnn",
        protocol: protocol.id,
        division: paperHoldout,
        seed,
        testHistory: true,
      } as const;
      const { trainedBy, outcomes } = await withProgress(terminal, "Training", (onProgress) =>
        runExperiments(flows.rows, [experiment], { backend, signal: terminal.signal, onProgress }),
      );
      const [outcome] = outcomes;
      if (out !== undefined) save(out, flows, protocol, seed, outcome);
      const report = trainingReport(flows, protocol, seed, outcome, trainedBy);
      if (json) printJson(terminal, report);
      else terminal.out.write(trainingText(report));
    });
}

function save(folder: string, flows: CleanFlows, protocol: Protocol, seed: number, { network, scaler }: Outcome): void {
  if (network === null || scaler === null) throw new TypeError("the experiment trained no network");
  saveModel(folder, {
    network: network.network,
    weights: network.weights,
    scaler,
    features: flows.featureNames,
    provenance: { dataset: flows.dataset.id, sha256: flows.dataset.sha256, protocol: protocol.id, seed },
    deployment: deploymentSettings(flows.rows, seed),
  });
}

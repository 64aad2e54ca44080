import { join } from "node:path";
import { Command } from "commander";
import { xgboostAbsence } from "../classifiers/xgboost";
import { openDataset } from "../dataset/open-dataset";
import { readPaper } from "../figures/paper";
import { table1 } from "../figures/table-1";
import { table2 } from "../figures/table-2";
import { UsageError } from "../foundation/errors";
import { protocolById } from "../preprocess/protocol";
import { checkArtefacts, writeArtefacts } from "../reproduction/artefact";
import { chooseFigures, groupsOf } from "../reproduction/figure-groups";
import { readPublishedResults } from "../reproduction/published";
import { reproduce } from "../reproduction/reproduce";
import { datasetOption, jsonOption, protocolOption, seedOption } from "./options";
import { reproductionReport, reproductionText } from "./reproduction-report";
import { dataFolder, printJson, type Terminal, withProgress } from "./terminal";

interface ReproduceCommandOptions {
  readonly dataset?: string;
  readonly protocol: string;
  readonly seed: number;
  readonly only?: readonly string[];
  readonly check?: boolean;
  readonly out?: string;
  readonly json?: boolean;
}

/** The command "reproduce": regenerates the paper's tables and figures, or checks the committed ones. */
export function reproduceCommand(terminal: Terminal): Command {
  return new Command("reproduce")
    .description("regenerate the paper's tables and figures from the flow records")
    .option("--only <id...>", "only these, for instance figure-3")
    .option("--check", "write nothing; fail naming the first byte that differs from the committed files")
    .option("--out <folder>", "write there instead of figures/<dataset>/")
    .addOption(datasetOption())
    .addOption(protocolOption())
    .addOption(seedOption())
    .addOption(jsonOption())
    .action((options: ReproduceCommandOptions) => run(terminal, options));
}

async function run(terminal: Terminal, options: ReproduceCommandOptions): Promise<void> {
  const { check = false, json = false, only = [], seed } = options;
  const protocol = protocolById(options.protocol);
  const figures = chooseFigures(only);
  const paper = readPaper();
  const flows = openDataset(options.dataset, { root: dataFolder(terminal) });
  const folder = outputFolder(terminal.root, options, flows.dataset);
  if (!json) terminal.out.write(`Data set: ${flows.title}; ${protocol.title}; ten seeds from ${seed}.\n`);
  const absence = groupsOf(figures).some((group) => group !== "network") ? xgboostAbsence() : null;
  const reproduction = await withProgress(terminal, "Reproducing", (onProgress) =>
    reproduce(flows, {
      ...{ protocol, firstSeed: seed, figures, whole: only.length === 0, paper, signal: terminal.signal, onProgress },
      xgboostAbsence: absence,
      ...(flows.dataset === "wustl" && { partner: openDataset("twin", { root: dataFolder(terminal) }) }),
      standIn: check && absence !== null ? readPublishedResults(folder) : null,
    }),
  );
  if (check) checkArtefacts(folder, reproduction.artefacts);
  else writeArtefacts(folder, reproduction.artefacts);
  const { results } = reproduction;
  const report = {
    ...{ reproduction, table: table1(results, paper), folder, check },
    table2: results.crossValidation.length === 0 ? null : table2(results, paper),
  };
  if (json) printJson(terminal, reproductionReport(report));
  else terminal.out.write(reproductionText(report));
}

/** The committed figures hold the paper protocol from seed 1; anything else needs a folder of its own. */
function outputFolder(root: string, { out, protocol, seed }: ReproduceCommandOptions, dataset: string): string {
  if (out !== undefined) return out;
  if (protocol === "paper" && seed === 1) return join(root, "figures", dataset);
  throw new UsageError(
    `figures/${dataset}/ holds the paper protocol with the seeds from 1: give --out FOLDER for protocol ${protocol} from seed ${seed}.`,
  );
}

import { join } from "node:path";
import { Command } from "commander";
import { readClaims } from "../claims/claim";
import { xgboostAbsence } from "../classifiers/xgboost";
import type { FlowTable } from "../dataset/flow-table";
import { openReproduced } from "../dataset/open-dataset";
import type { Figure } from "../figures/figures";
import { readPaper } from "../figures/paper";
import { table1 } from "../figures/table-1";
import { table2 } from "../figures/table-2";
import { UsageError } from "../foundation/errors";
import { protocolById } from "../preprocess/protocol";
import { checkArtefacts, writeArtefacts } from "../reproduction/artefact";
import { type CapacitySearch, capacitySearch, searchArtefact } from "../reproduction/capacity-search";
import { chooseFigures, groupsOf, showsSearch } from "../reproduction/figure-groups";
import { readPublishedResults } from "../reproduction/published";
import { readPublishedSearch } from "../reproduction/published-search";
import { reproduce } from "../reproduction/reproduce";
import { transferPartners } from "../reproduction/transfer-partners";
import { datasetOption, jsonOption, protocolOption, seedOption } from "./options";
import { noReport, reportBeside } from "./report";
import { reproductionReport, reproductionText } from "./reproduction-report";
import { dataFolder, printJson, type Terminal, withProgress } from "./terminal";

interface ReproduceCommandOptions {
  readonly dataset?: string;
  readonly protocol: string;
  readonly seed: number;
  readonly only?: readonly string[];
  readonly full?: boolean;
  readonly check?: boolean;
  readonly out?: string;
  readonly json?: boolean;
}

/** The command "reproduce": regenerates the paper's tables and figures, or checks the committed ones. */
export function reproduceCommand(terminal: Terminal): Command {
  return new Command("reproduce")
    .description("regenerate the paper's tables and figures from the flow records")
    .option("--only <id...>", "only these, for instance figure-3")
    .option(
      "--full",
      "also run the search for networks that memorise (about 17 minutes in all); otherwise its published results are shown",
    )
    .option("--check", "write nothing; fail naming the first byte that differs from the committed files")
    .option("--out <folder>", "write there instead of figures/<dataset>/")
    .addOption(datasetOption())
    .addOption(protocolOption())
    .addOption(seedOption())
    .addOption(jsonOption())
    .action((options: ReproduceCommandOptions) => run(terminal, options));
}

async function run(terminal: Terminal, options: ReproduceCommandOptions): Promise<void> {
  const { check = false, json = false, full = false, only = [], seed } = options;
  const protocol = protocolById(options.protocol);
  const figures = chooseFigures(only);
  if (full && !showsSearch(figures))
    throw new UsageError(
      `--full runs the search, which ${only.join(", ")} does not show: leave it out, or add capacity.`,
    );
  const paper = readPaper();
  const data = { root: dataFolder(terminal) };
  const flows = openReproduced(options.dataset, data);
  const folder = outputFolder(terminal.root, options, flows.dataset);
  if (!json) terminal.out.write(`Data set: ${flows.title}; ${protocol.title}; ten seeds from ${seed}.\n`);
  const absence = groupsOf(figures).some((group) => group !== "network") ? xgboostAbsence() : null;
  const searched = await runSearch(terminal, flows, figures, options);
  const reproduction = await withProgress(terminal, "Reproducing", (onProgress) =>
    reproduce(flows, {
      ...{ protocol, firstSeed: seed, figures, whole: only.length === 0, signal: terminal.signal, onProgress },
      ...{ paper, claims: readClaims() },
      xgboostAbsence: absence,
      partners: groupsOf(figures).includes("transfer") ? transferPartners(flows.dataset, data) : [],
      standIn: check && absence !== null ? readPublishedResults(folder) : null,
      search: searched.results,
    }),
  );
  const artefacts = [...(full ? [searchArtefact(searched)] : []), ...reproduction.artefacts];
  if (check) checkArtefacts(folder, artefacts);
  else writeArtefacts(folder, artefacts);
  const { results } = reproduction;
  const written = only.length === 0 && options.out === undefined ? await reportBeside(terminal.root, check) : noReport;
  const report = {
    ...{ reproduction: { ...reproduction, artefacts }, table: table1(results, paper), folder, check, written },
    searched,
    table2: results.crossValidation.length === 0 ? null : table2(results, paper),
  };
  if (json) printJson(terminal, reproductionReport(report));
  else terminal.out.write(reproductionText(report));
}

/** Runs as much of the search as is asked for; --check without --full trains a sample again. */
function runSearch(
  terminal: Terminal,
  flows: FlowTable,
  figures: readonly Figure[],
  { full = false, check = false }: ReproduceCommandOptions,
): Promise<CapacitySearch> {
  if (!showsSearch(figures)) return Promise.resolve({ results: null, trained: 0 });
  const published = readPublishedSearch(join(terminal.root, "figures", flows.dataset));
  const extent = full ? "full" : check ? "sample" : "none";
  return withProgress(terminal, "Searching", (onProgress) =>
    capacitySearch(flows, published, extent, { signal: terminal.signal, onProgress }),
  );
}

/** The committed figures hold the paper protocol from seed 1; anything else needs a folder of its own. */
function outputFolder(root: string, { out, protocol, seed }: ReproduceCommandOptions, dataset: string): string {
  if (out !== undefined) return out;
  if (protocol === "paper" && seed === 1) return join(root, "figures", dataset);
  throw new UsageError(
    `figures/${dataset}/ holds the paper protocol with the seeds from 1: give --out FOLDER for protocol ${protocol} from seed ${seed}.`,
  );
}

import { join } from "node:path";
import { Command, Option } from "commander";
import { readClaims } from "../claims/claim";
import { judgeClaims } from "../claims/judge";
import { datasetEntry } from "../dataset/manifest";
import { readPaper } from "../figures/paper";
import { readPublishedAudit, readPublishedResults } from "../reproduction/published";
import { claimsText } from "./claims-text";
import { jsonOption } from "./options";
import { dataFolder, printJson, type Terminal } from "./terminal";

interface ClaimsOptions {
  readonly dataset?: string;
  readonly json?: boolean;
}

/** The command "claims": the verdict on every claim of the paper, from results that "reproduce" published. Trains and
 * writes nothing. */
export function claimsCommand(terminal: Terminal): Command {
  return new Command("claims")
    .description("say of every claim of the paper whether it was reproduced, from the published results")
    .addOption(new Option("--dataset <id>", "results of this data set (the paper's own)"))
    .addOption(jsonOption())
    .action(({ dataset, json }: ClaimsOptions) => {
      const stated = readClaims();
      const { id } = datasetEntry(dataset ?? stated.dataset, { root: dataFolder(terminal) });
      const folder = join(terminal.root, "figures", id);
      const results = readPublishedResults(folder);
      const measured = { results, audit: readPublishedAudit(folder), paper: readPaper() };
      const claims = judgeClaims(stated, measured);
      if (json) printJson(terminal, { dataset: results.dataset, claims });
      else terminal.out.write(claimsText(results.dataset.title, claims));
    });
}

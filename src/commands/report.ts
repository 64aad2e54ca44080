import { join } from "node:path";
import { Command } from "commander";
import { readClaims } from "../claims/claim";
import { judgeClaims } from "../claims/judge";
import { readPaper } from "../figures/paper";
import { UsageError } from "../foundation/errors";
import { buildReport, hasReport } from "../report/report";
import { type Artefact, checkArtefacts, writeArtefacts } from "../reproduction/artefact";
import { readPublishedAudit, readPublishedResults } from "../reproduction/published";
import type { Terminal } from "./terminal";

interface ReportOptions {
  readonly check?: boolean;
}

/** The command "report": typesets the reproduction report from the published results. Trains nothing. */
export function reportCommand(terminal: Terminal): Command {
  return new Command("report")
    .description("typeset paper/report.pdf from the published results")
    .option("--check", "write nothing; fail naming the first byte that differs from the committed files")
    .action(({ check = false }: ReportOptions) => {
      if (!hasReport(terminal.root))
        throw new UsageError("The report's source is not part of the installed package: run this in the repository.");
      const artefacts = reportArtefacts(terminal.root);
      if (check) checkArtefacts(terminal.root, artefacts);
      else writeArtefacts(terminal.root, artefacts);
      const names = artefacts.map(({ name }) => name).join(", ");
      terminal.out.write(check ? `The same, byte for byte: ${names}.\n` : `Written: ${names}.\n`);
    });
}

/** The report's files, from what is published of the paper's own data set. */
export function reportArtefacts(root: string): readonly Artefact[] {
  const stated = readClaims();
  const folder = join(root, "figures", stated.dataset);
  const measured = {
    results: readPublishedResults(folder),
    audit: readPublishedAudit(folder),
    paper: readPaper(),
  };
  return buildReport(root, { ...measured, claims: judgeClaims(stated, measured) });
}

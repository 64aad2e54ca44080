import { join } from "node:path";
import { Command } from "commander";
import { readClaims } from "../claims/claim";
import { judgeClaims } from "../claims/judge";
import { readMeasurement } from "../demonstration/measurement";
import { readPaper } from "../figures/paper";
import { DataError, EnvironmentError, UsageError } from "../foundation/errors";
import { buildReport, hasReport } from "../report/report";
import { checkArtefacts, writeArtefacts } from "../reproduction/artefact";
import { readPublishedAudit, readPublishedResults } from "../reproduction/published";
import { readPublishedSearch } from "../reproduction/published-search";
import type { Terminal } from "./terminal";

interface ReportOptions {
  readonly check?: boolean;
}

/** The command "report": typesets the reproduction report from the published results. Trains nothing. */
export function reportCommand(terminal: Terminal): Command {
  return new Command("report")
    .description("typeset paper/report.pdf from the published results")
    .option("--check", "write nothing; fail naming the first byte that differs from the committed files")
    .action(async ({ check = false }: ReportOptions) => {
      if (!hasReport(terminal.root))
        throw new UsageError("The report's source is not part of the installed package: run this in the repository.");
      const names = (await refreshReport(terminal.root, check)).join(", ");
      terminal.out.write(check ? `The same, byte for byte: ${names}.\n` : `Written: ${names}.\n`);
    });
}

/** The report's files, or why they could not be typeset on this machine. */
export interface WrittenReport {
  readonly files: readonly string[];
  readonly absence: string | null;
}

export const noReport: WrittenReport = { files: [], absence: null };

/** The report as it follows from what was just published, or was found to be as published.
 * @throws DataError as refreshReport */
export async function reportBeside(root: string, check: boolean): Promise<WrittenReport> {
  if (!hasReport(root)) return noReport;
  try {
    return { files: await refreshReport(root, check), absence: null };
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    return { files: [], absence: error.message };
  }
}

/** Writes the report's files anew from what is published of the paper's own data set, or compares them.
 * @returns their paths below the root
 * @throws DataError when one that is compared differs */
async function refreshReport(root: string, check: boolean): Promise<readonly string[]> {
  const stated = readClaims();
  const folder = join(root, "figures", stated.dataset);
  const measured = { results: readPublishedResults(folder), audit: readPublishedAudit(folder), paper: readPaper() };
  const search = readPublishedSearch(folder);
  if (search === null)
    throw new DataError(`${folder} holds no search, and the report tells of it: restore it, or run reproduce --full.`);
  const live = readMeasurement(join(root, "figures", "live", "results.json"));
  const artefacts = await buildReport(root, { ...measured, search, live, claims: judgeClaims(stated, measured) });
  if (check) checkArtefacts(root, artefacts);
  else writeArtefacts(root, artefacts);
  return artefacts.map(({ name }) => name);
}

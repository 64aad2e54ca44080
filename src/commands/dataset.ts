import { Command } from "commander";
import { type DatasetStatus, datasetStatus } from "../dataset/dataset-status";
import { fetchDataset } from "../dataset/fetch-dataset";
import { type ImportReport, importDataset } from "../dataset/import-dataset";
import { datasetEntry } from "../dataset/manifest";
import { datasetOption, jsonOption } from "./options";
import { dataFolder, printJson, type Terminal, withProgress } from "./terminal";

interface AcquireOptions {
  readonly dataset?: string;
  readonly unverified?: boolean;
  readonly json?: boolean;
}

/** The command "dataset": where the data sets stand, and how they get here. */
export function datasetCommand(terminal: Terminal): Command {
  return new Command("dataset")
    .description("import, download or list the data sets")
    .addCommand(importCommand(terminal))
    .addCommand(fetchCommand(terminal))
    .addCommand(statusCommand(terminal));
}

function importCommand(terminal: Terminal): Command {
  return acquireCommand("import", "verify a file (csv, csv.gz or zip) and keep it under data/raw/")
    .argument("<file>", "the data set as it was published")
    .action(async (file: string, { dataset, unverified = false, json = false }: AcquireOptions) => {
      printReport(terminal, await importDataset(file, { ...source(terminal, dataset), unverified }), json);
    });
}

function fetchCommand(terminal: Terminal): Command {
  return acquireCommand("fetch", "download a data set from its official address, verify and keep it under data/raw/")
    .option("--url <address>", "another address to download from")
    .action(async ({ dataset, url, unverified = false, json = false }: AcquireOptions & { url?: string }) => {
      const report = await withProgress(terminal, "Downloading", (onProgress) =>
        fetchDataset({
          ...source(terminal, dataset),
          ...(url && { url }),
          unverified,
          onProgress,
          signal: terminal.signal,
        }),
      );
      printReport(terminal, report, json);
    });
}

function acquireCommand(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .addOption(datasetOption())
    .option("--unverified", "accept a file that is not the published one, and say so wherever it is used")
    .addOption(jsonOption());
}

function statusCommand(terminal: Terminal): Command {
  return new Command("status")
    .description("list the data sets and whether they are here")
    .addOption(datasetOption())
    .addOption(jsonOption())
    .action(({ dataset, json = false }: { dataset?: string; json?: boolean }) => {
      const options = { root: dataFolder(terminal) };
      const wanted = dataset && datasetEntry(dataset, options).id;
      const datasets = datasetStatus(options).filter(({ id }) => wanted === undefined || id === wanted);
      if (json) printJson(terminal, { datasets });
      else terminal.out.write(datasets.map(statusText).join("\n"));
    });
}

function source(terminal: Terminal, dataset: string | undefined) {
  return { root: dataFolder(terminal), ...(dataset && { id: dataset }) };
}

function printReport(terminal: Terminal, report: ImportReport, json: boolean): void {
  if (json) printJson(terminal, report);
  else terminal.out.write(`${report.title}: ${report.rows} flows, ${report.state}, kept at ${report.path}.\n`);
}

function statusText({ id, title, state, path, sha256, page, citation, licence }: DatasetStatus): string {
  const place = sha256 === null ? `absent; ${page ?? path}` : `${state}, ${path}`;
  return `${id}: ${title}, ${place}\n  ${citation}\n  ${licence}\n`;
}

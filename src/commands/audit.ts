import { Command } from "commander";
import { openDataset } from "../dataset/open-dataset";
import { protocolById } from "../preprocess/protocol";
import { auditReport } from "./audit-report";
import { auditText } from "./audit-text";
import { datasetOption, jsonOption, protocolOption, seedOption } from "./options";
import { dataFolder, printJson, type Terminal } from "./terminal";

interface AuditOptions {
  readonly dataset?: string;
  readonly protocol: string;
  readonly seed: number;
  readonly json?: boolean;
}

/** The command "audit": what the data set holds, what gives the label away, and what a protocol makes of the rows. */
export function auditCommand(terminal: Terminal): Command {
  return new Command("audit")
    .description("examine a data set: counts, invalid cells, columns that reveal the label, order, protocol steps")
    .addOption(datasetOption())
    .addOption(protocolOption())
    .addOption(seedOption())
    .addOption(jsonOption())
    .action(({ dataset, protocol, seed, json }: AuditOptions) => {
      const flows = openDataset(dataset, { root: dataFolder(terminal) });
      const report = auditReport(flows, protocolById(protocol), seed);
      if (json) printJson(terminal, report);
      else terminal.out.write(auditText(report));
    });
}

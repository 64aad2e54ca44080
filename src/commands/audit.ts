import { Command } from "commander";
import { auditFlows } from "../dataset/audit";
import { openDataset } from "../dataset/open-dataset";
import { cleanFlows } from "../preprocess/clean-flows";
import { shareOfCopiedAttacks } from "../preprocess/copied-attacks";
import { paperHoldout, prepareRows } from "../preprocess/prepare";
import { protocolById } from "../preprocess/protocol";
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
    .action((options: AuditOptions) => {
      const report = auditReport(dataFolder(terminal), options);
      if (options.json) printJson(terminal, report);
      else terminal.out.write(auditText(report));
    });
}

export type AuditReport = ReturnType<typeof auditReport>;

function auditReport(root: string, { dataset, protocol: protocolId, seed }: AuditOptions) {
  const protocol = protocolById(protocolId);
  const flows = openDataset(dataset, { root });
  const { rows } = cleanFlows(flows, protocol.invalidRows);
  const { train, test, reports } = prepareRows(rows, protocol, paperHoldout, seed);
  return {
    dataset: { id: flows.dataset, title: flows.title, sha256: flows.sha256 },
    audit: auditFlows(flows),
    protocol: { id: protocol.id, title: protocol.title },
    seed,
    steps: reports,
    testAttacksCopiedInTrain: shareOfCopiedAttacks(train, test),
  };
}

import { auditFlows } from "../dataset/audit";
import type { FlowTable } from "../dataset/flow-table";
import { cleanFlows } from "../preprocess/clean-flows";
import { shareOfCopiedAttacks } from "../preprocess/copied-attacks";
import { paperHoldout, prepareRows } from "../preprocess/prepare";
import type { Protocol } from "../preprocess/protocol";

export type AuditReport = ReturnType<typeof auditReport>;

/** What "audit" says, as data: the audit of the file, and what each step of the protocol makes of its rows. */
export function auditReport(flows: FlowTable, protocol: Protocol, seed: number) {
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

import { auditFlows } from "../dataset/audit";
import type { FlowTable } from "../dataset/flow-table";
import type { Experiment } from "../evaluation/experiment";
import { type ExperimentPool, openExperimentPool } from "../evaluation/experiment-pool";
import type { Results } from "../evaluation/results";
import { measureTransfer, type Transfer, transferProtocol } from "../evaluation/transfer";
import type { Figure } from "../figures/figures";
import type { Paper } from "../figures/paper";
import { canonicalJson } from "../foundation/canonical-json";
import { joinProgress, type Progress } from "../foundation/progress";
import { rounded } from "../foundation/rounded";
import { cleanFlows } from "../preprocess/clean-flows";
import type { Protocol } from "../preprocess/protocol";
import type { Artefact } from "./artefact";
import { collectResults } from "./collect-results";
import { drawFigures } from "./draw-figures";
import { groupsOf } from "./figure-groups";
import { publishedResults } from "./published";

/** Number of seeds that every classifier is trained with. */
const seedCount = 10;

export interface ReproduceOptions {
  readonly protocol: Protocol;
  /** The seeds are this one and the nine after it. */
  readonly firstSeed: number;
  readonly figures: readonly Figure[];
  /** Whether all figures are wanted, and so the results and the audit too. */
  readonly whole: boolean;
  readonly paper: Paper;
  /** Why XGBoost cannot run on this machine; null when it can. */
  readonly xgboostAbsence: string | null;
  /** Another data set, to go to and come back from; absent when there is none. */
  readonly partner?: FlowTable;
  /** Published results that stand in for XGBoost's when it cannot run here, so that all else can be compared. */
  readonly standIn: Results | null;
  readonly signal: AbortSignal;
  readonly onProgress: Progress;
}

/** What was regenerated. */
export interface Reproduction {
  readonly results: Results;
  readonly artefacts: readonly Artefact[];
  /** Sentences on what could not be made on this machine. */
  readonly absences: readonly string[];
}

/** Regenerates results, audit and figures from flow records. Writes nothing.
 * @throws InterruptedError after the signal; DataError when a training diverges */
export async function reproduce(flows: FlowTable, options: ReproduceOptions): Promise<Reproduction> {
  const { figures, whole, paper, xgboostAbsence, standIn } = options;
  const announce = joinProgress(options.onProgress);
  const [experimentsDone, picturesDone] = [announce(0.9), announce(0.1)];
  const measured = publishedResults(await runExperiments(flows, { ...options, onProgress: experimentsDone }));
  const results = standIn === null ? measured : withXgboostOf(standIn, measured);
  const { artefacts, picturesAbsence } = await drawFigures(figures, results, paper, picturesDone);
  const data = whole
    ? [
        { name: "audit.json", content: canonicalJson(rounded(auditFlows(flows))) },
        { name: "results.json", content: canonicalJson(results) },
      ]
    : [];
  return {
    results,
    artefacts: [...data, ...artefacts],
    absences: [
      ...(xgboostAbsence === null ? [] : [`XGBoost: ${xgboostAbsence}`]),
      ...(picturesAbsence === null ? [] : [`SVG pictures: ${picturesAbsence}`]),
    ],
  };
}

async function runExperiments(flows: FlowTable, options: ReproduceOptions): Promise<Results> {
  const { protocol, firstSeed, figures, xgboostAbsence, partner, signal } = options;
  const announce = joinProgress(options.onProgress);
  const [onProgress, onTransferProgress] = [announce(0.7), announce(0.3)];
  const clean = cleanFlows(flows, protocol.invalidRows);
  const pool = openExperimentPool(clean.rows, { signal });
  const seeds = Array.from({ length: seedCount }, (_, i) => firstSeed + i);
  const groups = groupsOf(figures);
  try {
    const results = await collectResults(clean, pool, { protocol, seeds, groups, xgboostAbsence, onProgress });
    if (partner === undefined || !groups.includes("transfer")) return results;
    return { ...results, transfer: await transferBetween(flows, partner, pool, seeds, signal, onTransferProgress) };
  } finally {
    await pool.close();
  }
}

async function transferBetween(
  flows: FlowTable,
  partner: FlowTable,
  pool: ExperimentPool,
  seeds: readonly number[],
  signal: AbortSignal,
  onProgress: Progress,
): Promise<readonly Transfer[]> {
  const partnerPool = openExperimentPool(cleanFlows(partner, transferProtocol.invalidRows).rows, { signal });
  let done = 0;
  const subject = (table: FlowTable, { run }: ExperimentPool) => ({
    flows: table,
    run: async (experiment: Experiment) => {
      const outcome = await run(experiment);
      onProgress(++done, 2 * seeds.length);
      return outcome;
    },
  });
  try {
    return await measureTransfer([subject(flows, pool), subject(partner, partnerPool)], seeds);
  } finally {
    await partnerPool.close();
  }
}

/** The results with XGBoost's rows, and its folds where it could not run, as they were published. */
export function withXgboostOf(published: Results, results: Results): Results {
  const row = published.classifiers.find(({ id }) => id === "xgb");
  return {
    ...results,
    classifiers: results.classifiers.map((classifier) => (classifier.id === "xgb" && row ? row : classifier)),
    boostingSettings: published.boostingSettings,
    crossValidation: results.crossValidation.map(
      (tested) =>
        published.crossValidation.find(
          ({ id, protocol }) => tested.absent !== undefined && id === tested.id && protocol === tested.protocol,
        ) ?? tested,
    ),
  };
}

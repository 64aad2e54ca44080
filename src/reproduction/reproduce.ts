import type { PaperClaims } from "../claims/claim";
import { judgeClaims } from "../claims/judge";
import { auditFlows } from "../dataset/audit";
import type { FlowTable } from "../dataset/flow-table";
import { openExperimentPool } from "../evaluation/experiment-pool";
import type { Results } from "../evaluation/results";
import type { SearchResults } from "../evaluation/search/search-results";
import type { Figure } from "../figures/figures";
import type { Paper } from "../figures/paper";
import type { PlotSpec } from "../figures/plot-spec";
import { canonicalJson } from "../foundation/canonical-json";
import { joinProgress, type Progress } from "../foundation/progress";
import { rounded } from "../foundation/rounded";
import { page } from "../page/page";
import { cleanFlows } from "../preprocess/clean-flows";
import type { Protocol } from "../preprocess/protocol";
import type { Artefact } from "./artefact";
import { collectResults } from "./collect-results";
import { drawFigures } from "./draw-figures";
import { groupsOf } from "./figure-groups";
import { publishedResults } from "./published";
import { type TransferPartner, transferBetween } from "./transfer-between";

/** Number of seeds that every classifier is trained with. */
const seedCount = 10;

export interface ReproduceOptions {
  readonly protocol: Protocol;
  /** The seeds are this one and the nine after it. */
  readonly firstSeed: number;
  readonly figures: readonly Figure[];
  /** Whether all figures are wanted, and so the results, the audit and the page too. */
  readonly whole: boolean;
  readonly paper: Paper;
  readonly claims: PaperClaims;
  /** Why XGBoost cannot run on this machine; null when it can. */
  readonly xgboostAbsence: string | null;
  /** The other data sets, to go to and come back from. */
  readonly partners: readonly TransferPartner[];
  /** Published results that stand in for XGBoost's when it cannot run here, so that all else can be compared. */
  readonly standIn: Results | null;
  /** Of the search for networks that memorise; null where it was never run. */
  readonly search: SearchResults | null;
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
  const { figures, whole, paper, xgboostAbsence, standIn, search } = options;
  const announce = joinProgress(options.onProgress);
  const [experimentsDone, picturesDone] = [announce(0.9), announce(0.1)];
  const measured = publishedResults(await runExperiments(flows, { ...options, onProgress: experimentsDone }));
  const results = standIn === null ? measured : withXgboostOf(standIn, measured);
  const shown = search === null ? results : { ...results, search };
  const { specs, artefacts, picturesAbsence } = await drawFigures(figures, shown, paper, picturesDone);
  const data = whole ? publishedData(flows, results, specs, options) : [];
  return {
    results,
    artefacts: [...data, ...artefacts],
    absences: [
      ...(xgboostAbsence === null ? [] : [`XGBoost: ${xgboostAbsence}`]),
      ...(picturesAbsence === null ? [] : [`SVG pictures: ${picturesAbsence}`]),
    ],
  };
}

/** Audit, results and the page as files; with the paper's protocol also the verdicts on its claims. */
function publishedData(
  flows: FlowTable,
  results: Results,
  specs: readonly PlotSpec[],
  { protocol, paper, claims: stated }: ReproduceOptions,
): Artefact[] {
  const audit = rounded(auditFlows(flows));
  const claims = protocol.id === "paper" ? judgeClaims(stated, { results, audit, paper }) : null;
  return [
    { name: "audit.json", content: canonicalJson(audit) },
    { name: "results.json", content: canonicalJson(results) },
    ...(claims === null ? [] : [{ name: "claims.json", content: canonicalJson(claims) }]),
    { name: "index.html", content: page({ results, paper, specs, claims }) },
  ];
}

async function runExperiments(flows: FlowTable, options: ReproduceOptions): Promise<Results> {
  const { protocol, firstSeed, figures, xgboostAbsence, partners, signal } = options;
  const groups = groupsOf(figures);
  const others = groups.includes("transfer") ? partners : [];
  const announce = joinProgress(options.onProgress);
  const onProgress = announce(0.7);
  const onTransferProgress = announce(others.length === 0 ? 0 : 0.3);
  const clean = cleanFlows(flows, protocol.invalidRows);
  const pool = openExperimentPool(clean.rows, { signal });
  const seeds = Array.from({ length: seedCount }, (_, i) => firstSeed + i);
  try {
    const results = await collectResults(clean, pool, { protocol, seeds, groups, xgboostAbsence, onProgress });
    if (others.length === 0) return results;
    const transferOptions = { seeds, signal, onProgress: onTransferProgress };
    return { ...results, transfer: await transferBetween({ flows, pool }, others, transferOptions) };
  } finally {
    await pool.close();
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

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Audit } from "../dataset/audit";
import type { FlowTable } from "../dataset/flow-table";
import { openDataset } from "../dataset/open-dataset";
import { type Measurement, readMeasurement } from "../demonstration/measurement";
import type { Results } from "../evaluation/results";
import { readPaper } from "../figures/paper";
import type { PlotSpec } from "../figures/plot-spec";
import { canonicalJson } from "../foundation/canonical-json";
import { grouped, percent } from "../foundation/number-text";
import { packageRoot } from "../foundation/package-root";
import { rounded } from "../foundation/rounded";
import { countClasses } from "../preprocess/labelled-rows";
import { chooseFigures } from "../reproduction/figure-groups";
import { readPublishedAudit, readPublishedResults } from "../reproduction/published";
import { display } from "./kernel";
import { markdownText } from "./markdown-text";

/** The flows that a notebook speaks of, and says so: the real data set when it is imported, the bundled twin when not.
 * The environment variable XMEDNN_DATASET names another.
 * @throws DataError when it is not here or was changed; UsageError for an unknown name */
export function lessonFlows(): FlowTable {
  const flows = openDataset(process.env.XMEDNN_DATASET);
  const { rows, attack } = countClasses(flows.labels);
  const text = `${flows.title}: ${grouped(rows)} flows, of which ${grouped(attack)} (${percent(attack / rows, 1)}) are attacks.`;
  display({ "text/markdown": `**The data set that speaks:** ${markdownText(text)}`, "text/plain": text });
  return flows;
}

/** The results that reproduce published of the same data set, in figures/.
 * @throws DataError when there are none */
export function publishedResultsOf({ dataset }: FlowTable): Results {
  return readPublishedResults(join(packageRoot, "figures", dataset));
}

/** The audit that reproduce published of the same data set, in figures/.
 * @throws DataError when there is none */
export function publishedAuditOf({ dataset }: FlowTable): Audit {
  return readPublishedAudit(join(packageRoot, "figures", dataset));
}

/** The committed measurement of the three responses on the live testbed, in figures/live.
 * @throws DataError when it is missing or is something else */
export function publishedMeasurement(): Measurement {
  return readMeasurement(join(packageRoot, "figures", "live", "results.json"));
}

/** A figure or table of the paper, drawn from results.
 * @param id for instance "table-1"
 * @throws UsageError when there is none of that name; DataError when the results hold too little for it */
export function drawFigure(id: string, results: Results): PlotSpec {
  return chooseFigures([id])[0].draw(results, readPaper());
}

/** Whether a figure, an audit, results or verdicts equal, byte for byte, the file that reproduce published of the same data
 * set, as they are or with their numbers rounded as published.
 * @param published whose folder in figures: a data set's flows, or { dataset: "live" }
 * @param name of the file without its ending, for instance "table-1" */
export function isPublished({ dataset }: Pick<FlowTable, "dataset">, name: string, value: unknown): boolean {
  const path = join(packageRoot, "figures", dataset, `${name}.json`);
  const forms = [value, rounded(value)].map(canonicalJson);
  return existsSync(path) && forms.includes(readFileSync(path, "utf8"));
}

import { datasetStatus } from "../src/dataset/dataset-status";
import type { FlowTable } from "../src/dataset/flow-table";
import { openDataset } from "../src/dataset/open-dataset";
import { cleanFlows } from "../src/preprocess/clean-flows";

const imported = datasetStatus().find(({ id }) => id === "wustl")?.state === "verified";

if (!imported) console.warn("skipped: what needs the real data (npx xmednn dataset import FILE brings it)");

/** The real data set, or null when it is not imported: what needs it is skipped then. */
export const realFlows: FlowTable | null = imported ? openDataset("wustl") : null;

/** Its cleaned rows as the paper's protocol starts from them, or null. */
export const realRows = realFlows === null ? null : cleanFlows(realFlows, "drop").rows;

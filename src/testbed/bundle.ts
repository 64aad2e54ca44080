import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import type { Classifier } from "../classifiers/classifier";
import type { FlowTable } from "../dataset/flow-table";
import { datasetEntry } from "../dataset/manifest";
import { flowTable } from "../dataset/read-flows";
import { sha256 } from "../dataset/sha256";
import { DataError } from "../foundation/errors";
import type { Progress } from "../foundation/progress";
import { writeFileWhole } from "../foundation/write-file";
import { compareTables } from "./comparison";
import { datasheet } from "./datasheet";
import { type GeneratedFlows, generateFlows, type Meter } from "./generate";
import { compareTransfer } from "./transfer";

/** How the bundled flows are made. */
export const bundleRecipe = { seed: 1, sessions: 16318 } as const;

const title = "Twin of WUSTL-EHMS-2020 (simulated)";
const flowsFile = "twin/ehms-twin.csv.gz";
const datasheetFile = "twin/DATASHEET.md";

/** The real flows, and a classifier that goes from one set of flows to the other. */
export interface Reference {
  readonly real: FlowTable;
  readonly classifier: Classifier;
}

export interface BundleOptions {
  /** The data folder. */
  readonly root: string;
  readonly meter: Meter;
  /** What the datasheet compares the twin with, and by; without it the datasheet is left alone. */
  readonly reference: Reference | null;
  readonly progress?: Progress;
}

/** Makes the bundled flows and their datasheet anew.
 * @returns the paths written, and the sha256 of the CSV, which belongs into manifest.json */
export function writeBundle({ root, ...options }: BundleOptions): {
  readonly files: readonly string[];
  readonly sha256: string;
} {
  const made = makeBundle(options);
  const files = [join(root, flowsFile)];
  writeFileWhole(files[0], gzipSync(made.flows, { level: 9 }));
  if (made.datasheet !== null) {
    files.push(join(root, datasheetFile));
    writeFileWhole(files[1], made.datasheet);
  }
  return { files, sha256: sha256(Buffer.from(made.flows)) };
}

/** Compares the bundled flows and datasheet with those made anew.
 * @throws DataError naming the first line that differs */
export function checkBundle({ root, ...options }: BundleOptions): void {
  const made = makeBundle(options);
  const kept = readKept(join(root, flowsFile));
  requireSame(join(root, flowsFile), gunzipSync(kept).toString("utf8"), made.flows);
  const entry = datasetEntry("twin", { root });
  const digest = sha256(Buffer.from(made.flows));
  if (entry.sha256 !== digest)
    throw new DataError(
      `${join(root, "manifest.json")} gives the twin the sha256 ${entry.sha256}, but it is ${digest}.`,
    );
  if (made.datasheet === null) return;
  requireSame(join(root, datasheetFile), readKept(join(root, datasheetFile)).toString("utf8"), made.datasheet);
}

function makeBundle({ meter, reference, progress }: Omit<BundleOptions, "root">) {
  const made = generateFlows({ ...bundleRecipe, meter, ...(progress && { progress }) });
  return { flows: made.flows, datasheet: reference === null ? null : sheetOf(made, reference) };
}

function sheetOf({ flows, summary }: GeneratedFlows, { real, classifier }: Reference): string {
  const bytes = Buffer.from(flows);
  const twin = flowTable(bytes, { dataset: "twin", title, name: flowsFile });
  const comparison = compareTables(real, twin);
  return datasheet({
    title,
    file: flowsFile.replace(/^.*\//, ""),
    sha256: sha256(bytes),
    seed: bundleRecipe.seed,
    summary,
    comparison,
    transfer: compareTransfer(real, twin, classifier),
  });
}

function readKept(path: string): Buffer {
  if (!existsSync(path)) throw new DataError(`${path} does not exist. Restore it from the package.`);
  return readFileSync(path);
}

function requireSame(path: string, kept: string, made: string): void {
  if (kept === made) return;
  const [keptLines, madeLines] = [kept.split("\n"), made.split("\n")];
  const line = madeLines.findIndex((text, index) => text !== keptLines[index]);
  const at = line === -1 ? madeLines.length : line;
  throw new DataError(
    `${path}, line ${at + 1}: "${keptLines[at] ?? ""}" is kept, but "${madeLines[at] ?? ""}" was made.`,
  );
}

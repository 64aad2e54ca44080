import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { DataError, UsageError } from "../foundation/errors";
import { packageRoot } from "../foundation/package-root";

/** Where a function looks for data. */
export interface RootOption {
  /** The folder that holds manifest.json and raw/; the package's own data folder when left out. */
  readonly root?: string;
}

/** The package's own data folder. */
export const defaultRoot = join(packageRoot, "data");

const manifestEntry = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  /** How figures name it. */
  title: z.string().min(1),
  /** Name under raw/. */
  file: z.string().regex(/^[\w-]+\.csv$/),
  /** Official address; null when it comes with the package. */
  url: z.url({ protocol: /^https?$/ }).nullable(),
  /** Where its authors describe it; null when it comes with the package. */
  page: z.url({ protocol: /^https?$/ }).nullable(),
  /** The gzip of the CSV that comes with the package, under the data folder. */
  bundled: z
    .string()
    .regex(/^[\w-]+\/[\w-]+\.csv\.gz$/)
    .optional(),
  /** Set when it is there to test networks on, and the paper's tables are not made of it. */
  testOnly: z.literal(true).optional(),
  /** Identifier of the data set beside which it was recorded, without an attack, to find a threshold on. */
  normalTrafficOf: z.string().optional(),
  citation: z.string().min(1),
  licence: z.string().min(1),
  /** Of the uncompressed CSV. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.int().positive(),
  rows: z.int().positive(),
  columns: z.int().positive(),
});

const modelEntry = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  /** Under the data folder. */
  folder: z.string().regex(/^[\w-]+(\/[\w-]+)*$/),
  /** Of its model.json, which names that of its weights. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

const manifest = z.strictObject({
  datasets: z.array(manifestEntry).min(1),
  /** Models that come with the package. */
  models: z.array(modelEntry).default([]),
});

/** A data set that the package knows: where it comes from and how its file is recognised. */
export type ManifestEntry = Readonly<z.infer<typeof manifestEntry>>;

/** A model that comes with the package. */
export type ModelEntry = Readonly<z.infer<typeof modelEntry>>;

/** The known data sets, in order of preference.
 * @throws DataError when manifest.json is missing or not what it should be, naming the fault */
export function readManifest(options: RootOption = {}): readonly ManifestEntry[] {
  return parsedManifest(options).datasets;
}

/** The models that come with the package.
 * @throws DataError see readManifest */
export function bundledModels(options: RootOption = {}): readonly ModelEntry[] {
  return parsedManifest(options).models;
}

function parsedManifest({ root = defaultRoot }: RootOption): z.infer<typeof manifest> {
  const path = join(root, "manifest.json");
  if (!existsSync(path)) throw new DataError(`${path} does not exist. Restore it from the package.`);
  const parsed = manifest.safeParse(parseJson(readFileSync(path, "utf8")));
  if (parsed.success) return parsed.data;
  const { path: at, message } = parsed.error.issues[0];
  throw new DataError(`${path}, ${at.join(".") || "whole file"}: ${message}. Restore it from the package.`);
}

/** The data set with the given identifier; the first one when none is given.
 * @throws UsageError when there is no such data set */
export function datasetEntry(id: string | undefined, options: RootOption = {}): ManifestEntry {
  const entries = readManifest(options);
  const entry = id === undefined ? entries[0] : entries.find((known) => known.id === id);
  if (entry) return entry;
  throw new UsageError(`There is no data set "${id}". Choose one of: ${entries.map((known) => known.id).join(", ")}.`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

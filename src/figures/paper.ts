import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { DataError } from "../foundation/errors";
import { packageRoot } from "../foundation/package-root";

const share = z.number().min(0).max(1);

const table1 = z.strictObject({
  source: z.string(),
  average: z.literal("macro"),
  rows: z
    .array(
      z.strictObject({ id: z.string(), name: z.string(), accuracy: share, precision: share, recall: share, f1: share }),
    )
    .min(1),
});

const figure3 = z.strictObject({ source: z.string(), falsePositiveRate: share, falseNegativeRate: share });

const figure4 = z.strictObject({
  source: z.string(),
  epochs: z.number().int().positive(),
  panels: z.array(z.enum(["loss", "accuracy"])),
  statement: z.string(),
});

/** What the paper states, with the place where it states it. */
export interface Paper {
  readonly table1: z.infer<typeof table1>;
  readonly figure3: z.infer<typeof figure3>;
  readonly figure4: z.infer<typeof figure4>;
}

/** Reads the paper's numbers.
 * @param folder with table-1.json, figure-3.json and figure-4.json
 * @throws DataError when a file is missing or holds something else */
export function readPaper(folder = join(packageRoot, "data", "paper")): Paper {
  return {
    table1: readStatement(join(folder, "table-1.json"), table1),
    figure3: readStatement(join(folder, "figure-3.json"), figure3),
    figure4: readStatement(join(folder, "figure-4.json"), figure4),
  };
}

function readStatement<T>(file: string, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(readJson(file));
  if (parsed.success) return parsed.data;
  const { path, message } = parsed.error.issues[0];
  throw new DataError(`${file}, ${path.join(".") || "top level"}: ${message}. Restore the file as it was published.`);
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new DataError(
      `${file} could not be read: ${(error as Error).message}. Restore the file as it was published.`,
    );
  }
}

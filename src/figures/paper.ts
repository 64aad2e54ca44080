import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { readPaperCounts, type StatedCount } from "../dataset/audit/paper-counts";
import { DataError } from "../foundation/errors";
import { packageRoot } from "../foundation/package-root";
import { figure1 } from "./paper-figure-1";
import { share, table2, table3 } from "./paper-tables";

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

const figure5 = z.strictObject({
  source: z.string(),
  explainer: z.string(),
  features: z
    .array(
      z.strictObject({
        /** As the data set's file names it, and as the paper prints it. */
        feature: z.string(),
        printed: z.string(),
        /** Which values push towards attack: lower ones, or high ones but not the highest. */
        direction: z.enum(["falling", "high but not extreme"]),
        statement: z.string(),
        place: z.string(),
      }),
    )
    .min(1),
});

/** What the paper states, with the place where it states it. */
export interface Paper {
  readonly counts: readonly StatedCount[];
  readonly table1: z.infer<typeof table1>;
  readonly table2: z.infer<typeof table2>;
  readonly table3: z.infer<typeof table3>;
  readonly figure1: z.infer<typeof figure1>;
  readonly figure3: z.infer<typeof figure3>;
  readonly figure4: z.infer<typeof figure4>;
  readonly figure5: z.infer<typeof figure5>;
}

/** Reads the paper's numbers.
 * @param folder with counts.json and a file for each table and figure
 * @throws DataError when a file is missing or holds something else */
export function readPaper(folder = join(packageRoot, "data", "paper")): Paper {
  return {
    counts: readPaperCounts(join(folder, "counts.json")),
    table1: readStatement(join(folder, "table-1.json"), table1),
    table2: readStatement(join(folder, "table-2.json"), table2),
    table3: readStatement(join(folder, "table-3.json"), table3),
    figure1: readStatement(join(folder, "figure-1.json"), figure1),
    figure3: readStatement(join(folder, "figure-3.json"), figure3),
    figure4: readStatement(join(folder, "figure-4.json"), figure4),
    figure5: readStatement(join(folder, "figure-5.json"), figure5),
  };
}

/** Reads a file of what the paper states.
 * @throws DataError when it is missing or holds something else */
export function readStatement<T>(file: string, schema: z.ZodType<T>): T {
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

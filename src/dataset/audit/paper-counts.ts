import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { roundTo } from "../../foundation/canonical-json";
import { DataError } from "../../foundation/errors";
import { packageRoot } from "../../foundation/package-root";

const quantity = z.enum([
  "rows",
  "normal",
  "attack",
  "attackPercent",
  "networkColumns",
  "vitalColumns",
  "removedColumns",
  "features",
  "invalidRows",
  "cleanRows",
  "cleanNormal",
  "cleanAttack",
  "balancedRows",
  "balancedNormal",
  "balancedAttack",
]);

const paperCounts = z.strictObject({
  source: z.string(),
  counts: z.array(z.strictObject({ quantity, stated: z.number(), place: z.string() })).min(1),
});

/** What the paper counts. */
export type Quantity = z.infer<typeof quantity>;

/** A count that the paper states, beside the same count of the data. */
export interface ComparedCount {
  readonly quantity: Quantity;
  /** Where in the paper it stands. */
  readonly place: string;
  readonly stated: number;
  readonly measured: number;
  /** Whether they are equal, to the decimals that the paper gives. */
  readonly agrees: boolean;
}

/** The paper's counts beside measured ones, in the order of the paper.
 * @param file with the paper's counts
 * @throws DataError when the file is missing or holds something else */
export function compareCounts(
  measured: Readonly<Record<Quantity, number>>,
  file = join(packageRoot, "data", "paper", "counts.json"),
): ComparedCount[] {
  return readCounts(file).map((count) => {
    const value = measured[count.quantity];
    return { ...count, measured: value, agrees: roundTo(value, decimalsOf(count.stated)) === count.stated };
  });
}

function readCounts(file: string): z.infer<typeof paperCounts>["counts"] {
  try {
    return paperCounts.parse(JSON.parse(readFileSync(file, "utf8"))).counts;
  } catch (error) {
    throw new DataError(
      `${file} could not be read: ${(error as Error).message}. Restore the file as it was published.`,
    );
  }
}

/** Digits after the point of a number as it is written. */
const decimalsOf = (value: number): number => String(value).split(".")[1]?.length ?? 0;

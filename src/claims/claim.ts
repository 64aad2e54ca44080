import { join } from "node:path";
import { z } from "zod";
import { readStatement } from "../figures/paper";
import { packageRoot } from "../foundation/package-root";

const kind = <Kind extends string>(name: Kind) => z.strictObject({ kind: z.literal(name) });
const names = z.array(z.string()).min(1);

/** How a claim is checked: by which measurement or arithmetic, or not at all, with the reason. */
const check = z.discriminatedUnion("kind", [
  kind("counts"),
  kind("sum of parts").extend({ whole: z.string(), parts: names }),
  kind("lowest port"),
  kind("revealing column").extend({ column: z.string() }),
  kind("row of Table 1").extend({ classifier: z.string() }),
  kind("advantage").extend({ of: names, over: names }),
  kind("attainable accuracies"),
  kind("error rates"),
  kind("recall from error rates"),
  kind("learning curves"),
  kind("fold means"),
  kind("fold deviations"),
  kind("fold arithmetic"),
  kind("tested flows of the folds"),
  kind("rate of the folds"),
  kind("kept without copies"),
  kind("top features").extend({ features: names }),
  kind("falling direction").extend({ feature: z.string() }),
  kind("peaked direction").extend({ feature: z.string() }),
  kind("related works"),
  kind("own row"),
  kind("none").extend({ why: z.string() }),
]);

const claim = z.strictObject({
  id: z.string(),
  /** The item of the paper that it belongs to. */
  group: z.string(),
  /** Where in the paper it stands. */
  place: z.string(),
  /** What it says, in our words. */
  claim: z.string(),
  /** The numbers that it states, by what they count or measure. */
  values: z.record(z.string(), z.number()),
  /** How far a measured number may lie from the stated one; null when no distance is measured. */
  tolerance: z.number().min(0).nullable(),
  check,
  /** Shows the evidence. */
  command: z.string(),
});

const claims = z.strictObject({
  source: z.string(),
  /** Identifier of the data set that the paper is about. */
  dataset: z.string(),
  claims: z.array(claim).min(1),
});

export type Claim = z.infer<typeof claim>;
export type PaperClaims = z.infer<typeof claims>;
export type CheckKind = Claim["check"]["kind"];

/** A claim that is checked in a certain way. */
export type ClaimOf<Kind extends CheckKind> = Omit<Claim, "check"> & {
  readonly check: Extract<Claim["check"], { kind: Kind }>;
};

/** Reads what the paper claims, in its order.
 * @throws DataError when the file is missing or holds something else */
export function readClaims(file = join(packageRoot, "data", "paper", "claims.json")): PaperClaims {
  return readStatement(file, claims);
}

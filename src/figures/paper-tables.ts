import { z } from "zod";

/** A share as the paper's tables give it. */
export const share = z.number().min(0).max(1);

const metrics = { accuracy: share, precision: share, recall: share, f1: share };

/** Table 2: the ten folds, and the mean and standard deviation as printed below them. */
export const table2 = z.strictObject({
  source: z.string(),
  average: z.literal("attack"),
  folds: z.array(z.strictObject(metrics)).min(2),
  mean: z.strictObject(metrics),
  deviation: z.strictObject(metrics),
});

/** A number as printed, and as a share. */
const printed = z.strictObject({ stated: z.string(), value: share });

/** Table 3: the related works beside the paper; null where it prints a dash. */
export const table3 = z.strictObject({
  source: z.string(),
  rows: z
    .array(
      z.strictObject({
        id: z.string(),
        research: z.string(),
        dataset: z.string(),
        classifier: z.string(),
        accuracy: printed,
        f1: printed.nullable(),
        falsePositiveRate: printed.nullable(),
        explainable: z.boolean(),
        /** What the paper says of these numbers in other places. */
        elsewhere: z.string(),
      }),
    )
    .min(1),
});

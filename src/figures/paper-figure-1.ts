import { z } from "zod";

const year = z.number().int();
const revenue = z.number().positive();

/** Figure 1 as far as the paper's words state it. The series behind its picture is Statista's and not here; who may use
 * it adds it as `added`, with its source, and it is drawn beside what is stated. */
export const figure1 = z.strictObject({
  source: z.string(),
  place: z.string(),
  /** Where the paper has its numbers from. */
  original: z.string(),
  /** Of every revenue. */
  unit: z.string(),
  /** What the picture in the paper spans. */
  years: z.strictObject({ from: year, to: year }),
  stated: z.strictObject({ year, revenue, words: z.string() }),
  growth: z.strictObject({ from: year, to: year, share: z.number(), words: z.string() }),
  added: z
    .strictObject({ source: z.string().min(1), points: z.array(z.strictObject({ year, revenue })).min(1) })
    .nullable(),
});

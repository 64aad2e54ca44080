import { z } from "zod";

/** What a station's process is to be. */
export const roleSchema = z.discriminatedUnion("role", [
  z.object({ role: z.literal("cables"), network: z.string(), seed: z.int() }),
  z.object({ role: z.literal("server") }),
  z.object({ role: z.literal("gateway"), seed: z.int(), interval: z.number() }),
  z.object({ role: z.literal("attacker"), seed: z.int(), attack: z.enum(["Spoofing", "Data Alteration"]) }),
]);

export type Role = z.infer<typeof roleSchema>;

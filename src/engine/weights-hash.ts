import { createHash } from "node:crypto";
import type { Weights } from "./network";
import { weightsBytes } from "./weights-bytes";

/** sha256 of the weights as float32 (weights-bytes.ts), in hexadecimal. */
export function weightsHash(weights: Weights): string {
  return createHash("sha256").update(weightsBytes(weights)).digest("hex");
}

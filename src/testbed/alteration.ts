import type { RandomStream } from "../foundation/random";
import { type Quantiles, sample } from "./distribution";
import { decodeReading, encodeReading, type VitalSign } from "./reading";

/** What the attacker adds to a vital sign, and the lowest and highest value that it lets through. */
export type AlterationParameters = Readonly<
  Partial<Record<VitalSign, { readonly added: Quantiles; readonly lowest: number; readonly highest: number }>>
>;

/** A reading with some vital signs changed; its length stays, as TCP asks. */
export function alteredReading(payload: Buffer, parameters: AlterationParameters, random: RandomStream): Buffer {
  const reading = decodeReading(payload);
  const vitals = { ...reading.vitals };
  for (const [name, { added, lowest, highest }] of Object.entries(parameters)) {
    const sign = name as VitalSign;
    vitals[sign] = Math.min(highest, Math.max(lowest, vitals[sign] + sample(added, random)));
  }
  return encodeReading({ ...reading, vitals });
}

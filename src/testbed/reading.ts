/** One reading of the patient monitor: the eight vital signs of the data set and a second of ECG. */
export interface Reading {
  readonly number: number;
  readonly vitals: Vitals;
  /** ECG samples, one byte each, 128 being no voltage; ecgSamples of them. */
  readonly ecg: Uint8Array;
}

/** The vital signs under the data set's own names: degrees C, percent, beats a minute, mmHg, breaths a minute, mV. */
export type Vitals = Readonly<Record<VitalSign, number>>;
export type VitalSign = (typeof vitalFields)[number]["name"];

/** The vital signs in the order of the data set, and how each is written: whole width, decimals. */
export const vitalFields = [
  { name: "Temp", width: 4, decimals: 1 },
  { name: "SpO2", width: 3, decimals: 0 },
  { name: "Pulse_Rate", width: 3, decimals: 0 },
  { name: "SYS", width: 3, decimals: 0 },
  { name: "DIA", width: 3, decimals: 0 },
  { name: "Heart_rate", width: 3, decimals: 0 },
  { name: "Resp_Rate", width: 3, decimals: 0 },
  { name: "ST", width: 5, decimals: 2 },
] as const;

/** Bytes of a reading on the wire, as in the testbed of the paper. */
export const readingLength = 256;
const numberWidth = 8;
const vitalsStart = "EHMS1 ".length + numberWidth + 1;
const ecgStart = vitalFields.reduce((at, { width }) => at + width + 1, vitalsStart);
/** ECG samples in a reading; each takes two hexadecimal digits. */
export const ecgSamples = (readingLength - ecgStart) / 2;

/** The reading as 256 ASCII characters: mark, number, vital signs in fixed columns, ECG in hexadecimal. */
export function encodeReading({ number, vitals, ecg }: Reading): Buffer {
  const numbers = vitalFields.map(({ name, width, decimals }) => vitals[name].toFixed(decimals).padStart(width));
  const head = `EHMS1 ${String(number).padStart(numberWidth, "0")} ${numbers.join(" ")} `;
  return Buffer.from(head + Buffer.from(ecg).toString("hex"), "latin1");
}

/** The reading in 256 bytes that encodeReading wrote. */
export function decodeReading(bytes: Buffer): Reading {
  const text = bytes.toString("latin1");
  let at = vitalsStart;
  const vitals = vitalFields.map(({ name, width }) => {
    const value = Number(text.slice(at, at + width));
    at += width + 1;
    return [name, value] as const;
  });
  return {
    number: Number(text.slice(vitalsStart - 1 - numberWidth, vitalsStart - 1)),
    vitals: Object.fromEntries(vitals) as Vitals,
    ecg: Uint8Array.from(Buffer.from(text.slice(ecgStart), "hex")),
  };
}

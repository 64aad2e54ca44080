import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { randomStream } from "../../src/foundation/random";
import { alteredReading } from "../../src/testbed/alteration";
import { quantiles } from "../../src/testbed/distribution";
import { ehmsTestbed } from "../../src/testbed/parameters";
import { patient } from "../../src/testbed/patient";
import { decodeReading, ecgSamples, encodeReading, readingLength, vitalFields } from "../../src/testbed/reading";

const reading = fc.record({
  number: fc.nat(99_999_999),
  vitals: fc.record({
    Temp: fc.integer({ min: 0, max: 450 }).map((tenths) => tenths / 10),
    SpO2: fc.nat(100),
    Pulse_Rate: fc.nat(300),
    SYS: fc.nat(300),
    DIA: fc.nat(300),
    Heart_rate: fc.nat(300),
    Resp_Rate: fc.nat(99),
    ST: fc.integer({ min: -300, max: 300 }).map((hundredths) => hundredths / 100),
  }),
  ecg: fc.uint8Array({ minLength: ecgSamples, maxLength: ecgSamples }),
});

describe("a reading", () => {
  test("takes 256 bytes and is read back as it was written", () => {
    fc.assert(
      fc.property(reading, (written) => {
        const bytes = encodeReading(written);
        expect(bytes.length).toBe(readingLength);
        expect(decodeReading(bytes)).toEqual({ ...written, vitals: { ...written.vitals, ST: written.vitals.ST + 0 } });
      }),
    );
  });

  test("keeps length, number and ECG when it is altered, and stays within the bounds", () => {
    const parameters = { Temp: { added: quantiles("0: 5, 1: 50"), lowest: 24, highest: 29 } };
    fc.assert(
      fc.property(reading, (written) => {
        const altered = alteredReading(encodeReading(written), parameters, randomStream(1, "alteration"));
        expect(altered.length).toBe(readingLength);
        const { number, ecg, vitals } = decodeReading(altered);
        expect([number, ecg]).toEqual([written.number, written.ecg]);
        expect(vitals).toEqual({ ...written.vitals, ST: written.vitals.ST + 0, Temp: vitals.Temp });
        expect(vitals.Temp).toBe(Math.min(29, Math.max(24, vitals.Temp)));
      }),
    );
  });
});

describe("a patient", () => {
  const count = 4000;
  const next = patient(ehmsTestbed.patient, randomStream(1, "patient"));
  const readings = Array.from({ length: count }, next);

  test.each(vitalFields.map(({ name }) => name))("keeps %s within its range, at its steps and at its pace", (name) => {
    const { lowest, highest, step, hold } = ehmsTestbed.patient[name];
    const values = readings.map(({ vitals }) => vitals[name]);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(lowest - 1e-9);
    expect(Math.max(...values)).toBeLessThanOrEqual(highest + 1e-9);
    for (const value of values) expect(Math.abs(value / step - Math.round(value / step))).toBeLessThan(1e-6);
    const changes = values.flatMap((value, i) => (i > 0 && value !== values[i - 1] ? [i + 1] : []));
    expect(changes.length).toBeGreaterThan(0);
    expect(changes.every((number) => number % hold === 0)).toBe(true);
  });

  test("has a heart that beats in the ECG as often as the heart rate says", () => {
    const samples = readings.flatMap(({ ecg }) => [...ecg]);
    const beats = samples.filter((value, i) => value > 190 && (samples[i - 1] ?? 0) <= 190).length;
    const minutes = count / 60;
    const rate = readings.reduce((sum, { vitals }) => sum + vitals.Heart_rate, 0) / count;
    expect(Math.abs(beats / minutes - rate)).toBeLessThan(1);
  });
});

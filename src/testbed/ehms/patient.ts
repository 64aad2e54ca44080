import type { PatientParameters } from "../patient";

/** The data set's patient. ehms: mean, deviation, range and memory (lag at which the autocorrelation falls to 1/e) of the normal rows;
 * hold: rows between changes. */
export const ehmsPatient: PatientParameters = {
  Temp: { mean: 26.9, deviation: 0.92, memory: 1200, hold: 1, step: 0.1, lowest: 23.6, highest: 28.9 },
  SpO2: { mean: 98, deviation: 1, memory: 50, hold: 6, step: 1, lowest: 91, highest: 100 },
  Pulse_Rate: { mean: 76, deviation: 5.5, memory: 30, hold: 2, step: 1, lowest: 55, highest: 140 },
  SYS: { mean: 144, deviation: 5, memory: 1000, hold: 1000, step: 1, lowest: 129, highest: 149 },
  DIA: { mean: 80.5, deviation: 4.5, memory: 1000, hold: 200, step: 1, lowest: 72, highest: 87 },
  Heart_rate: { mean: 75, deviation: 6, memory: 15, hold: 2, step: 1, lowest: 44, highest: 119 },
  Resp_Rate: { mean: 20, deviation: 6, memory: 30, hold: 15, step: 1, lowest: 0, highest: 73 },
  ST: { mean: 0.27, deviation: 0.09, memory: 25, hold: 13, step: 0.02, lowest: -0.3, highest: 1 },
};

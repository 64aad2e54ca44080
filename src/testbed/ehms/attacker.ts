import type { AlterationParameters } from "../alteration";
import type { AttackerParameters } from "../attacker";
import { quantiles } from "../distribution";

/** The data set's man in the middle. Sources are named as in parameters.ts. */
export const ehmsAttacker: AttackerParameters = {
  // ehms: third client gap, Spoofing less normal: 0.1 ms for both directions
  kernelForward: quantiles("0: 0.02, 1: 0.06"),
  // ehms: first client gap, Spoofing less normal: 0.7 to 0.9 ms; less spread to fit DIntPkt
  kernelForwardFirstReply: quantiles("0: 0.62, 0.5: 0.7, 1: 0.8"),
  kernelSpacing: 0.008, // chosen: a short frame at 100 Mbit/s, and a little
  // ehms: R in the first three sessions of each Spoofing burst, three server packets each; Linux' own limit
  redirects: 9,
  // ehms: second client gap of Data Alteration, the middle moved up by 1 ms to fit DIntPkt
  programRelay: quantiles(`
    0: 32.6, 0.01: 33.2, 0.05: 36, 0.1: 37, 0.25: 41, 0.5: 45.2, 0.75: 49, 0.9: 51, 0.95: 54.5,
    0.99: 58, 1: 73`),
  // ehms: first and third client gap of Data Alteration, less those of normal sessions; the middle moved down by 1 ms
  // to fit SIntPkt
  programWake: quantiles(`
    0: 27, 0.01: 31, 0.05: 35.2, 0.1: 36.8, 0.25: 40, 0.5: 42.6, 0.75: 49, 0.85: 56, 0.88: 76,
    0.95: 90, 0.975: 106, 0.99: 150, 1: 430`),
  programLoss: 0.001, // ehms: eight Data Alteration sessions with readings sent twice or more
  poisonInterval: 2000, // live: arpspoof
  // ehms: after each Data Alteration burst ports jump by 67, as in a connection that failed for 21 s
  repairAfterProgram: 12000,
  lastSessionTime: { Spoofing: 400, "Data Alteration": 900 }, // chosen: within the interval to the next session
  unrepairedShare: 10 / 46, // ehms: the first session after 10 of 46 Spoofing bursts has flag M
  // ehms: last ACK missing in the last session of 35 of 38 Data Alteration bursts
  killedBeforeLastAckShare: 35 / 38,
};

/** What he does to a reading. ehms: in Data Alteration bursts temperature jitters by half a degree and the pulse by up to 25, upwards. */
export const ehmsAlteration: AlterationParameters = {
  Temp: {
    added: quantiles("0: -1, 0.1: -0.5, 0.9: 0.5, 1: 1"),
    lowest: 24,
    highest: 29.2,
  },
  SpO2: {
    added: quantiles("0: -3, 0.3: -1, 1: 0"),
    lowest: 91,
    highest: 99,
  },
  Pulse_Rate: {
    added: quantiles("0: 0, 0.5: 3, 0.9: 15, 1: 30"),
    lowest: 40,
    highest: 200,
  },
  Heart_rate: {
    added: quantiles("0: -5, 0.5: 0, 1: 12"),
    lowest: 40,
    highest: 200,
  },
};

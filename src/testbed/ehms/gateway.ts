import { quantiles } from "../distribution";
import type { GatewayParameters } from "../gateway";

/** The data set's gateway of the patient monitor. Sources are named as in parameters.ts. */
export const ehmsGateway: GatewayParameters = {
  interval: 1000, // ehms: 67 ports in a failed connection of 21 s, 3.5 in an interval
  intervalJitter: quantiles("0: 0, 1: 150"), // chosen: unobservable
  // ehms: first client gap of normal sessions, less the server's 0.05 ms
  handshake: quantiles(`
    0: 1.5, 0.01: 3.1, 0.05: 3.48, 0.1: 3.7, 0.2: 4.12, 0.3: 4.37, 0.4: 4.65, 0.5: 4.84, 0.6: 5.11,
    0.7: 5.45, 0.8: 5.98, 0.9: 7.15, 0.95: 9.8, 0.98: 23.4, 0.99: 39, 0.999: 60, 1: 110`),
  // ehms: second client gap of normal sessions
  dataAfterHandshake: quantiles("0: 0.004, 0.8: 0.012, 0.88: 0.03, 0.92: 0.34, 0.95: 1.9, 0.98: 3, 0.99: 4, 1: 6.7"),
  // ehms: third client gap of normal sessions where it is below 15 ms, less the server's 0.1 ms
  lastAck: quantiles(`
    0: 4.1, 0.01: 4.83, 0.03: 5.5, 0.05: 5.71, 0.1: 5.81, 0.2: 5.89, 0.25: 5.99, 0.3: 6.6, 0.35: 6.78,
    0.5: 6.87, 0.6: 6.97, 0.65: 7.33, 0.7: 7.8, 0.8: 7.93, 0.85: 8.42, 0.9: 8.86, 0.95: 9.93,
    0.98: 11.83, 1: 14.9`),
  // ehms: the same where it is above 15 ms
  lateLastAck: quantiles("0: 15, 0.1: 18.1, 0.25: 25.9, 0.5: 40.5, 0.75: 56.1, 0.9: 92.6, 0.95: 102, 1: 135"),
  lateShare: 0.036, // ehms: share above 15 ms in normal sessions after a Spoofing burst, and in Spoofing
  recoveryLateShare: 0.89, // ehms: the same in the first 20 normal sessions after a Data Alteration burst
  // ehms: late share by place after the burst: .85 up to the 20th, .34 at the 25th, .11 at the 30th
  recoverySessions: quantiles("0: 15, 0.2: 22, 0.8: 27, 1: 32"),
  // ehms: SIntPktAct of 3 s seven times; then doubling, as Windows does (21 s in all)
  synWaits: [3000, 6000, 12000],
  dataTimeout: 250, // ehms: ten readings sent twice in stalls of 280 ms
  dataRetries: 5, // chosen: Windows' default
  sessionLimit: 20000, // chosen: beyond the longest session seen
};

import type { AlterationParameters } from "./alteration";
import type { AttackerParameters } from "./attacker";
import { quantiles, shares, type WholeNumbers } from "./distribution";
import type { GatewayParameters } from "./gateway";
import type { RadioStalls } from "./network/radio";
import type { PatientParameters } from "./patient";
import type { ServerParameters } from "./server-connection";

/** The stations of the network. */
export type Station = "gateway" | "server" | "attacker";

/** All that the simulated testbed is made of. Times in ms unless named otherwise. */
export interface TestbedParameters {
  readonly addresses: Readonly<
    Record<"gateway" | "server" | "attacker", { readonly mac: string; readonly ip: string }>
  >;
  readonly serverPort: number;
  /** From a station to the switch. */
  readonly cableDelay: number;
  readonly radio: RadioStalls;
  /** Age at which an unconfirmed ARP entry is asked for again. */
  readonly arp: { readonly gatewayStaleAfter: number; readonly serverStaleAfter: number };
  readonly firstPort: number;
  readonly portSteps: WholeNumbers;
  readonly gateway: GatewayParameters;
  readonly server: ServerParameters;
  readonly attacker: AttackerParameters;
  readonly campaign: string;
  readonly alteration: AlterationParameters;
  readonly patient: PatientParameters;
}

/** The testbed fitted to WUSTL-EHMS-2020. Sources, beside each value:
 * - "ehms": measured on the file wustl-ehms-2020_with_attacks_categories.csv, over its 7-packet sessions. The gaps between
 *   packets follow from mean and deviation: the server's two gaps are DIntPkt +- DstJitter; the gateway's three have mean
 *   SIntPkt, deviation SrcJitter, and the first two add up to the server's first.
 * - "live": measured on a live network of Linux hosts behaving like the paper's.
 * - "chosen": neither; with the reason. */
export const ehmsTestbed: TestbedParameters = {
  // ehms: SrcMac, DstMac, SrcAddr, DstAddr, Dport. The attacker's IP is chosen: it never shows.
  addresses: {
    gateway: { mac: "84:3a:4b:0f:5b:94", ip: "10.0.1.172" },
    server: { mac: "b8:ca:3a:cf:0b:87", ip: "10.0.1.150" },
    attacker: { mac: "d8:9e:f3:95:02:75", ip: "10.0.1.171" },
  },
  serverPort: 1111,
  cableDelay: 0.004, // chosen: a short frame at 100 Mbit/s
  radio: {
    share: 0.00034, // ehms: 42 normal sessions of 14,272 with a client gap near 280 ms, seven frames each
    // ehms: Dur of the 31 normal sessions of 9 packets
    length: quantiles("0: 225, 0.2: 268, 0.5: 280, 0.9: 308, 1: 315"),
  },
  arp: {
    gatewayStaleAfter: 30000, // chosen: Windows' base time
    // ehms: the third SYN-ACK after an unrepaired burst is lost at 3 s, the fourth arrives at 5 s
    serverStaleAfter: 3500,
  },
  firstPort: 58055, // ehms: the first Sport is 58059
  // ehms: steps of Sport counted in ports not used before, for no port occurs in two sessions
  portSteps: shares("1: 0.157, 2: 0.176, 3: 0.249, 4: 0.147, 5: 0.186, 6: 0.039, 7: 0.032, 12: 0.014"),
  gateway: {
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
  },
  server: {
    synAck: quantiles("0: 0.02, 1: 0.06"), // live: 0.04 ms; the file cannot tell it from the gateway's own time
    dataAck: quantiles("0: 0.01, 1: 0.05"), // live, as above
    // ehms: second server gap of normal sessions
    close: quantiles(`
      0: 0.002, 0.05: 0.006, 0.07: 0.008, 0.1: 0.017, 0.15: 0.018, 0.2: 0.034, 0.4: 0.036, 0.5: 0.042,
      0.6: 0.06, 0.7: 0.067, 0.75: 0.071, 0.8: 0.078, 0.9: 0.104, 0.95: 0.113, 0.99: 0.186, 1: 0.3`),
    // ehms: server gaps of the seven sessions with SIntPktAct of 3 s are 1, 2 and 2 s; a little less keeps them in one
    // status interval of an Argus that reads a file, as they were in the paper's live one
    synAckTimeout: 990,
    synAckRetries: 5, // chosen: Linux' default
    finTimeout: 200, // ehms: a FIN is sent again after 214 ms in normal sessions, 275 ms in Data Alteration
    finTimeoutRoundTrips: 1.4,
    longestFinTimeout: 290, // ehms: the longest of them lasts 5.09 s in all
    finRetries: 5, // ehms: five times in 31 of the 35 sessions whose last ACK was lost, never more
  },
  attacker: {
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
  },
  // ehms: lengths of the runs of the label in the file's order: 46 Spoofing and 38 Data Alteration bursts
  campaign: `
    105A18 126S29 178S31 198S30 146S20 110S25 186S31 187S30 179S26 156A25 116S27 332A24 194A26 125S23
    168A26 306S20 166S24 115S17 127S23 108A28 184S22 159S22 177S25 183A30 131A27 148S22 115A27 159A27
    135S22 146S24 159A22 151S22 132A23 187A24 149A24 106S26 144A22 119A28 108S22 109S28 110A27 201A21
    121S29 164S20 122A24 119S21 157A23 175A21 159S23 165S22 110A28 377A21 143S24 191A31 164A21 130A23
    196A21 331S28 366A18 134A18 152A26 114S23 124S24 111S19 332S23 183S30 272A23 187S17 117S28 160S29
    197S21 188S24 189S29 140S25 163A24 106A28 139A18 103A31 326A27 130S21 177S24 181A22 140A25 466S29`,
  // ehms: in Data Alteration bursts temperature jitters by half a degree and the pulse by up to 25, upwards
  alteration: {
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
  },
  // ehms: mean, deviation, range and memory (lag at which the autocorrelation falls to 1/e) of the normal rows; hold: rows
  // between changes
  patient: {
    Temp: { mean: 26.9, deviation: 0.92, memory: 1200, hold: 1, step: 0.1, lowest: 23.6, highest: 28.9 },
    SpO2: { mean: 98, deviation: 1, memory: 50, hold: 6, step: 1, lowest: 91, highest: 100 },
    Pulse_Rate: { mean: 76, deviation: 5.5, memory: 30, hold: 2, step: 1, lowest: 55, highest: 140 },
    SYS: { mean: 144, deviation: 5, memory: 1000, hold: 1000, step: 1, lowest: 129, highest: 149 },
    DIA: { mean: 80.5, deviation: 4.5, memory: 1000, hold: 200, step: 1, lowest: 72, highest: 87 },
    Heart_rate: { mean: 75, deviation: 6, memory: 15, hold: 2, step: 1, lowest: 44, highest: 119 },
    Resp_Rate: { mean: 20, deviation: 6, memory: 30, hold: 15, step: 1, lowest: 0, highest: 73 },
    ST: { mean: 0.27, deviation: 0.09, memory: 25, hold: 13, step: 0.02, lowest: -0.3, highest: 1 },
  },
};

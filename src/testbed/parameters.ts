import type { AlterationParameters } from "./alteration";
import type { AttackerParameters } from "./attacker";
import { quantiles, shares, type WholeNumbers } from "./distribution";
import { ehmsAlteration, ehmsAttacker } from "./ehms/attacker";
import { ehmsCampaign } from "./ehms/campaign";
import { ehmsGateway } from "./ehms/gateway";
import { ehmsPatient } from "./ehms/patient";
import { ehmsServer } from "./ehms/server";
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

/** The testbed fitted to WUSTL-EHMS-2020. Sources, beside each value here and in ehms/:
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
  gateway: ehmsGateway,
  server: ehmsServer,
  attacker: ehmsAttacker,
  campaign: ehmsCampaign,
  alteration: ehmsAlteration,
  patient: ehmsPatient,
};
